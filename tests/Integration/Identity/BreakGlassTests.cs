using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The emergency access procedure of 45 CFR 164.312(a)(2)(ii): for a reason, for a while, and heard by those who have to know.</summary>
[Collection(SharedIdentity.Name)]
public sealed class BreakGlassTests(IdentityHost host)
{
    private const string Body = """{"reason":"The specialist is away and a surgeon's licence is in doubt","minutes":30}""";

    [Fact]
    public async Task Somebody_takes_it_sees_more_for_a_while_and_gives_it_back()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Responder, browser);
        var alarms = await AlarmsAsync(People.Responder);
        using var person = As(tokens);
        using var taken = await person.SendAsync("POST", "/v1/break-glass", Body, key: "one-emergency");
        using var repeated = await person.SendAsync("POST", "/v1/break-glass", Body, key: "one-emergency");
        var access = await taken.BodyAsync();
        taken.StatusCode.ShouldBe(HttpStatusCode.Created, access.ToString());
        (await repeated.BodyAsync()).Text("id").ShouldBe(access.Text("id"));
        using var second = await person.SendAsync("POST", "/v1/break-glass", Body);
        await second.ProblemAsync(409, "emergency-access-in-force");

        // The token at hand knows nothing of it; the next one does, and says so.
        var (before, elevated) = (await MeAsync(person), await RefreshedAsync(tokens));
        using var more = As(elevated);
        var me = await MeAsync(more);
        PermissionsOf(before).ShouldNotContain(Permissions.PersonalDataUnmask);
        PermissionsOf(me).ShouldContain(Permissions.PersonalDataUnmask);
        RolesOf(me).ShouldBe(["representative", "emergency"]);
        me.GetProperty("emergencyAccess").Text("id").ShouldBe(access.Text("id"));
        new JsonWebToken(elevated.Text("access_token")).ValidTo.ShouldBeLessThanOrEqualTo(access.GetProperty("endsAt").GetDateTime());

        // It shuts out; it makes nothing that outlasts it.
        using var invited = await more.SendAsync("POST", "/v1/users", """{"email":"friend@people.example","name":"Friend","roles":["representative"]}""");
        await invited.ProblemAsync(403, "not-in-an-emergency");
        using var registered = await more.SendAsync("POST", "/v1/api-clients", """{"name":"Back door","roles":["auditor"]}""");
        await registered.ProblemAsync(403, "not-in-an-emergency");
        using var disabled = await more.SendAsync("POST", $"/v1/users/{await IdOfAsync(People.Hurried)}/disable", """{"reason":"The account was taken over"}""");
        disabled.StatusCode.ShouldBe(HttpStatusCode.OK, await disabled.Content.ReadAsStringAsync());
        using var administrator = await host.AsAdministratorAsync();
        using var enabled = await administrator.SendAsync("POST", $"/v1/users/{await IdOfAsync(People.Hurried)}/enable");

        // What was done with it is marked.
        (await host.ReadAsync("SELECT reason FROM audit_entries WHERE object_kind = 'emergencyAccess' AND object_id = $1", access.Text("id"))).Single().ShouldContain("surgeon");
        (await host.ReadAsync("SELECT array_to_string(actor_roles, ' ') FROM audit_entries WHERE object_kind = 'user' AND reason = $1", "The account was taken over"))
            .ShouldAllBe(roles => roles.Contains("emergency"));

        // Given back, its tokens are refused within a moment, the session goes on.
        using var ended = await more.SendAsync("POST", $"/v1/break-glass/{access.Text("id")}/end");
        (await ended.BodyAsync()).Text("state").ShouldBe("ended");
        await Wait.UntilAsync("tokens of the emergency are refused", async () => (await host.WithTokenAsync("/v1/me", elevated.Text("access_token"))).StatusCode == HttpStatusCode.Unauthorized);
        using var plain = As(await RefreshedAsync(elevated));
        RolesOf(await MeAsync(plain)).ShouldBe(["representative"]);
        using var again = await plain.SendAsync("POST", $"/v1/break-glass/{access.Text("id")}/end");
        await again.ProblemAsync(409, "emergency-access-ended");

        // One alarm, to those who lead and to the person, with no word of the reason.
        var now = await AlarmsAsync(People.Responder);
        now.Count.ShouldBe(alarms.Count + 1);
        now[^1].ToString().ShouldNotContain("surgeon");
        var told = now[^1].GetProperty("tell").EnumerateArray().Select(recipient => recipient.Text("email")).ToArray();
        told.ShouldContain(People.Manager.Email);
        told.ShouldContain(People.Responder.Email);
        told.ShouldNotContain(People.Biller.Email);
    }

    [Fact]
    public async Task It_ends_by_itself_and_a_second_person_looks_at_it_once()
    {
        var tokens = await host.TokensAsync(People.Hurried);
        using var person = As(tokens);
        using var taken = await person.SendAsync("POST", "/v1/break-glass", Body);
        var id = (await taken.BodyAsync()).Text("id");
        using var manager = As(await host.TokensAsync(People.Manager));
        const string review = """{"finding":"justified","note":"The licence was looked up, nothing else"}""";
        using var early = await manager.SendAsync("POST", $"/v1/break-glass/{id}/review", review);
        await early.ProblemAsync(409, "emergency-access-in-force");

        await host.WriteAsync("UPDATE emergency_accesses SET ends_at = now() WHERE id = $1::uuid", id);

        using var after = As(await RefreshedAsync(tokens));
        var me = await MeAsync(after);
        RolesOf(me).ShouldBe(["billing"]);
        me.GetProperty("emergencyAccess").ValueKind.ShouldBe(JsonValueKind.Null);
        using var own = await after.SendAsync("POST", $"/v1/break-glass/{id}/review", review);
        await own.ProblemAsync(403, "forbidden");
        using var administrator = await host.AsAdministratorAsync();
        using var systems = await administrator.SendAsync("POST", $"/v1/break-glass/{id}/review", review);
        await systems.ProblemAsync(403, "people-only");
        using var reviewed = await manager.SendAsync("POST", $"/v1/break-glass/{id}/review", review);
        (await reviewed.BodyAsync()).Text("finding").ShouldBe("justified");
        using var twice = await manager.SendAsync("POST", $"/v1/break-glass/{id}/review", review);
        await twice.ProblemAsync(409, "emergency-access-reviewed");

        using var auditor = As(await host.TokensAsync(People.Traveller));
        (await ListedAsync(auditor, $"reviewed=true&state=ended&userId={await IdOfAsync(People.Hurried)}")).ShouldContain(id);
        using var other = As(await host.TokensAsync(People.Representative));
        (await ListedAsync(other, "")).ShouldBeEmpty("one sees one's own");
        using var hidden = await other.SendAsync("GET", $"/v1/break-glass/{id}");
        await hidden.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task It_ends_with_the_session()
    {
        using var browser = new Browser(host);
        using var person = As(await host.TokensAsync(People.Biller, browser));
        using var taken = await person.SendAsync("POST", "/v1/break-glass", Body);
        var id = (await taken.BodyAsync()).Text("id");

        using var signedOut = await browser.SubmitAsync("/account", "/account/sign-out-everywhere");

        (await host.ReadAsync("SELECT ended_at IS NOT NULL FROM emergency_accesses WHERE id = $1::uuid", id)).ShouldBe(["True"]);
        var anew = await host.TokensAsync(People.Biller);
        RolesOf(await MeAsync(As(anew))).ShouldBe(["billing"], "another session of the same person has none");
    }

    [Fact]
    public async Task It_is_for_people_who_have_just_proved_twice_who_they_are()
    {
        var tokens = await host.TokensAsync(People.Representative);
        var sid = new JsonWebToken(tokens.Text("access_token")).GetPayloadValue<string>("sid");
        using var person = As(tokens);
        await host.WriteAsync("UPDATE sessions SET methods = '{pwd}' WHERE id = $1::uuid", sid);
        using var once = await person.SendAsync("POST", "/v1/break-glass", Body);
        await once.ProblemAsync(409, "recent-sign-in-required");
        await host.WriteAsync("UPDATE sessions SET methods = '{pwd,otp,mfa}', started_at = now() - interval '11 minutes' WHERE id = $1::uuid", sid);
        using var late = await person.SendAsync("POST", "/v1/break-glass", Body);
        await late.ProblemAsync(409, "recent-sign-in-required");

        using var administrator = await host.AsAdministratorAsync();
        using var system = await administrator.SendAsync("POST", "/v1/break-glass", Body);
        await system.ProblemAsync(403, "people-only");
        using var partner = await administrator.SendAsync("POST", "/v1/api-clients", $$"""{"name":"P","roles":["partner"],"clientIds":["{{Guid.CreateVersion7()}}"]}""");
        var account = await partner.BodyAsync();
        using var clients = await host.AsAsync(account.Text("clientId"), account.Text("clientSecret"));
        foreach (var (method, path, body) in new[] { ("POST", "/v1/break-glass", Body), ("GET", "/v1/break-glass", null) })
        {
            using var refused = await clients.SendAsync(method, path, body);
            await refused.ProblemAsync(403, "forbidden");
        }

        using var granted = await administrator.SendAsync("POST", "/v1/users", """{"email":"e@people.example","name":"E","roles":["emergency"]}""");
        await granted.ProblemAsync(400, "invalid-request");
    }

    [Theory]
    [InlineData("""{"reason":" ","minutes":30}""", "reason")]
    [InlineData("""{"reason":"A reason","minutes":61}""", "minutes")]
    [InlineData("""{"reason":"A reason","minutes":0}""", "minutes")]
    [InlineData("""{"minutes":5}""", "reason")]
    [InlineData("""{"reason":"A reason","minutes":5,"permissions":["credential-files.vote"]}""", "permissions")]
    public async Task What_is_asked_is_checked(string body, string field)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/break-glass", body);
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    private HttpClient As(JsonElement tokens)
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Text("access_token"));
        return client;
    }

    private async Task<JsonElement> RefreshedAsync(JsonElement tokens)
    {
        using var response = await host.RefreshAsync(tokens.Text("refresh_token"));
        return await response.BodyAsync();
    }

    private static async Task<JsonElement> MeAsync(HttpClient person) => await (await person.SendAsync("GET", "/v1/me")).BodyAsync();

    private static IEnumerable<string> RolesOf(JsonElement me) => me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!);

    private static IEnumerable<string> PermissionsOf(JsonElement me) => me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()!);

    private static async Task<string[]> ListedAsync(HttpClient caller, string query)
    {
        using var response = await caller.SendAsync("GET", "/v1/break-glass?" + query);
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray().Select(access => access.Text("id"))];
    }

    private async Task<string> IdOfAsync(Person person) => (await host.ReadAsync("SELECT id::text FROM users WHERE email = $1", person.Email)).Single();

    private async Task<List<JsonElement>> AlarmsAsync(Person person)
    {
        var id = await IdOfAsync(person);
        var bodies = await host.ReadAsync("SELECT convert_from(body, 'UTF8') FROM outbox_messages WHERE type LIKE '%' || $1 ORDER BY sequence", "emergency-access-taken");
        return [.. bodies.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("message")).Where(alarm => alarm.Text("userId") == id)];
    }
}
