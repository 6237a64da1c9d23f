using System.Net;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Signing keys in an administrator's hands.</summary>
[Collection(SharedIdentity.Name)]
public sealed class SigningKeyTests(IdentityHost host)
{
    private const string Reason = """{"reason":"A backup was lost"}""";

    [Fact]
    public async Task A_retired_key_is_refused_at_once_and_another_signs()
    {
        await AnewAsync();
        var token = await AskedAsync();
        var key = new JsonWebToken(token).Kid;
        using var administrator = await host.AsAdministratorAsync();
        (await StatesAsync(administrator))[key].ShouldBe("signing");

        using var retired = await administrator.SendAsync("POST", $"/v1/keys/{key}/retire", Reason);
        (await retired.BodyAsync()).Text("state").ShouldBe("retired");

        await Wait.UntilAsync("what it signed is refused", async () => (await host.WithTokenAsync("/v1/me", token)).StatusCode == HttpStatusCode.Unauthorized);
        await Wait.UntilAsync("another signs", async () => new JsonWebToken(await AskedAsync()).Kid != key);
        using var later = await host.AsAdministratorAsync();
        using var me = await later.SendAsync("GET", "/v1/me");
        me.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StatesAsync(later))[key].ShouldBe("retired");
        (await PublishedAsync()).ShouldNotContain(key);
        using var again = await later.SendAsync("POST", $"/v1/keys/{key}/retire", Reason);
        await again.ProblemAsync(409, "key-retired");
        using var unknown = await later.SendAsync("POST", "/v1/keys/nothing/retire", Reason);
        await unknown.ProblemAsync(404, "not-found");
        (await host.ReadAsync("SELECT reason FROM audit_entries WHERE object_kind = 'signingKey' AND object_id = $1 AND after::text LIKE '%retiredAt%'", key)).ShouldBe(["A backup was lost"]);
        await host.RestartAsync();
        (await PublishedAsync()).Count.ShouldBe((await StatesAsync(later)).Count(state => state.Value != "retired"));
    }

    [Fact]
    public async Task The_next_key_is_made_before_its_time_without_losing_what_was_signed()
    {
        await AnewAsync();
        using var administrator = await host.AsAdministratorAsync();
        using var rotated = await administrator.SendAsync("POST", "/v1/keys/rotate", Reason);
        var next = await rotated.BodyAsync();
        using var twice = await administrator.SendAsync("POST", "/v1/keys/rotate", Reason);
        await twice.ProblemAsync(409, "key-waiting");

        next.Text("state").ShouldBe("waiting");
        next.ToString().ShouldNotContain("PRIVATE");
        await host.RestartAsync();
        (await PublishedAsync()).ShouldContain(next.Text("id"));
        new JsonWebToken(await AskedAsync()).Kid.ShouldNotBe(next.Text("id"), "it is to be known before it signs");
        using var me = await administrator.SendAsync("GET", "/v1/me");
        me.StatusCode.ShouldBe(HttpStatusCode.OK, "what was signed is good");

        await AnewAsync();
    }

    // With one key, that signs: other tests move its time.
    private async Task AnewAsync()
    {
        await host.WriteAsync("DELETE FROM signing_keys WHERE id <> $1", "");
        await host.RestartAsync();
    }

    private Task<string> AskedAsync() => host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);

    private static async Task<Dictionary<string, string>> StatesAsync(HttpClient administrator)
    {
        using var listed = await administrator.SendAsync("GET", "/v1/keys");
        return (await listed.BodyAsync()).GetProperty("items").EnumerateArray().ToDictionary(key => key.Text("id"), key => key.Text("state"));
    }

    private async Task<List<string>> PublishedAsync()
    {
        using var client = host.Anonymous();
        return [.. JsonDocument.Parse(await client.GetStringAsync("/.well-known/jwks")).RootElement.GetProperty("keys").EnumerateArray().Select(key => key.Text("kid"))];
    }
}
