using System.Net;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>What was revoked is refused by services as well, which never ask about a token.</summary>
[Collection(SharedIdentity.Name)]
public sealed class TokenRevocationTests(IdentityHost host)
{
    private static readonly (string, string?)[] s_administrator = [("client_id", IdentityHost.AdministratorId), ("client_secret", IdentityHost.AdministratorSecret)];

    [Fact]
    public async Task A_revoked_access_token_is_refused_and_no_other_is()
    {
        var given = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var kept = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        (await MeAsync(given)).ShouldBe(HttpStatusCode.OK);

        await RevokeAsync(given, s_administrator);

        await RefusedSoonAsync(given, "RFC 7009 section 2.2");
        (await MeAsync(kept)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_clients_token_is_left_alone()
    {
        var own = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var peoples = (await host.TokensAsync(People.Biller)).Text("access_token");

        await RevokeAsync(peoples, s_administrator);
        await RevokeAsync(own, s_administrator);

        await RefusedSoonAsync(own, "the list has come, and with it what was revoked before");
        (await MeAsync(peoples)).ShouldBe(HttpStatusCode.OK, "RFC 7009 section 2.1");
    }

    [Fact]
    public async Task With_a_refresh_token_goes_what_it_gave_but_not_the_session()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Biller, browser);
        using var refreshed = await host.RefreshAsync(tokens.Text("refresh_token"));
        var next = await refreshed.BodyAsync();

        await RevokeAsync(next.Text("refresh_token"), ("client_id", "web"));

        await RefusedSoonAsync(tokens.Text("access_token"), "RFC 7009 section 2.1");
        await RefusedSoonAsync(next.Text("access_token"), "RFC 7009 section 2.1");
        await SessionStandsAsync(browser);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_ends_access_at_services_and_what_is_written_later()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Biller, browser);
        using var refreshed = await host.RefreshAsync(tokens.Text("refresh_token"));
        var next = await refreshed.BodyAsync();

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");

        // As if whoever came first had written these rows only now.
        var family = new JsonWebToken(next.Text("access_token")).GetPayloadValue<string>("oi_au_id");
        await host.WriteAsync("""UPDATE "OpenIddictTokens" SET "Status" = 'valid' WHERE "AuthorizationId" = $1""", family);
        await host.RefreshAsync(next.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        await RefusedSoonAsync(tokens.Text("access_token"), "RFC 9700 section 4.14.2");
        await RefusedSoonAsync(next.Text("access_token"), "RFC 9700 section 4.14.2");
        await SessionStandsAsync(browser);
    }

    [Fact]
    public async Task Of_many_who_refresh_at_once_nobody_keeps_access()
    {
        var token = (await host.TokensAsync(People.Biller)).Text("refresh_token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.RefreshAsync(token)));

        foreach (var answer in answers.Where(answer => answer.IsSuccessStatusCode))
        {
            var won = await answer.BodyAsync();
            await host.RefreshAsync(won.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
            await RefusedSoonAsync(won.Text("access_token"), "RFC 9700 section 4.14.2");
        }
    }

    private async Task<HttpStatusCode> MeAsync(string token)
    {
        using var me = await host.WithTokenAsync("/v1/me", token);
        return me.StatusCode;
    }

    private Task RefusedSoonAsync(string token, string clause) =>
        Wait.UntilAsync(clause, async () => await MeAsync(token) == HttpStatusCode.Unauthorized, 10);

    private async Task SessionStandsAsync(Browser browser) =>
        (await MeAsync((await host.TokensAsync(new AuthorizationRequest(host.Issuer), browser)).Text("access_token"))).ShouldBe(HttpStatusCode.OK);

    private async Task RevokeAsync(string token, params (string, string?)[] client)
    {
        using var anonymous = host.Anonymous();
        using var revoked = await anonymous.PostAsync("/connect/revoke", new FormUrlEncodedContent(CodeFlow.Form([("token", token), .. client])));
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
