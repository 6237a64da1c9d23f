using System.Net;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

[Collection(SharedIdentity.Name)]
public sealed class ApiClientTests(IdentityHost host)
{
    private static readonly Guid Practice = Guid.CreateVersion7();

    [Fact]
    public async Task A_partner_gets_tokens_for_its_clients_only()
    {
        var partner = await RegisterAsync($$"""{"name":"Acme","roles":["partner"],"clientIds":["{{Practice}}"]}""");

        using var client = await host.AsAsync(Text(partner, "clientId"), Text(partner, "clientSecret"));
        var me = await (await client.SendAsync("GET", "/v1/me")).BodyAsync();

        Text(me, "id").ShouldBe(Text(partner, "id"));
        Text(me, "name").ShouldBe("Acme");
        me.GetProperty("roles").EnumerateArray().Single().GetString().ShouldBe("partner");
        me.GetProperty("allClients").GetBoolean().ShouldBeFalse();
        me.GetProperty("clients").EnumerateArray().Single().GetGuid().ShouldBe(Practice);
        me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).ShouldContain("applications.read");
        using var refused = await client.SendAsync("POST", "/v1/api-clients", """{"name":"More","roles":["administrator"]}""");
        await refused.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        using var administrator = await host.AsAdministratorAsync();
        using var created = await administrator.SendAsync("POST", "/v1/api-clients", """{"name":"Once","roles":["billing"]}""");
        var body = await created.BodyAsync();

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.ETag!.Tag.ShouldBe("\"1\"");
        created.Headers.Location!.ToString().ShouldBe($"/v1/api-clients/{Text(body, "id")}");
        Text(body, "clientSecret").Length.ShouldBe(43);
        using var read = await administrator.GetAsync(created.Headers.Location);
        (await read.Content.ReadAsStringAsync()).ShouldNotContain("clientSecret");
        (await administrator.GetStringAsync("/v1/api-clients")).ShouldNotContain("clientSecret");
    }

    [Fact]
    public async Task A_token_that_was_narrowed_leads_to_no_account_that_may_do_more()
    {
        var broad = await RegisterAsync("""{"name":"Broad","roles":["billing"]}""");
        using var narrowed = await host.AsAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret, "api-clients.manage clients.read");

        using var more = await narrowed.SendAsync("POST", "/v1/api-clients", """{"name":"More","roles":["administrator"]}""");
        await more.ProblemAsync(403, "beyond-own-permissions");
        using var rotated = await narrowed.SendAsync("POST", $"/v1/api-clients/{Text(broad, "id")}/rotate-secret");
        await rotated.ProblemAsync(403, "beyond-own-permissions");
        using var same = await narrowed.SendAsync("POST", "/v1/api-clients", """{"name":"Narrow","roles":["administrator"],"scopes":["clients.read"]}""");
        same.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"name":"X","roles":["wizard"]}""", "roles")]
    [InlineData("""{"name":"X","roles":[]}""", "roles")]
    [InlineData("""{"name":" ","roles":["billing"]}""", "name")]
    [InlineData("""{"name":"X","roles":["billing"],"scopes":["everything"]}""", "scopes")]
    [InlineData("""{"name":"X","roles":["billing"],"clientSecret":"mine"}""", "clientSecret")]
    [InlineData("""{"name":"X"}""", "roles")]
    public async Task What_cannot_be_understood_is_400_with_the_field(string body, string field)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/api-clients", body);
        var problem = await response.ProblemAsync(400, "invalid-request");
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    [Theory]
    [InlineData("""{"name":"X","roles":["medicalDirector"]}""", "role-not-for-service-accounts")]
    [InlineData("""{"name":"X","roles":["billing","committeeMember"]}""", "role-not-for-service-accounts")]
    [InlineData("""{"name":"X","roles":["clientAdmin"]}""", "client-ids-required")]
    [InlineData("""{"name":"X","roles":["auditor"],"clientIds":["01890000-0000-7000-8000-000000000000"]}""", "client-ids-not-allowed")]
    [InlineData("""{"name":"X","roles":["auditor","partner"],"clientIds":["01890000-0000-7000-8000-000000000000"]}""", "roles-do-not-mix")]
    public async Task A_broken_rule_is_422(string body, string code)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/api-clients", body);
        await response.ProblemAsync(422, code);
    }

    [Fact]
    public async Task A_token_has_the_scopes_that_were_granted_and_no_more()
    {
        var reader = await RegisterAsync("""{"name":"Reader","roles":["manager"],"scopes":["clients.read","invoices.read"]}""");
        string id = Text(reader, "clientId"), secret = Text(reader, "clientSecret");

        using var all = await host.AskAsync(id, secret);
        using var one = await host.AskAsync(id, secret, "invoices.read");
        using var more = await host.AskAsync(id, secret, "invoices.read clients.write");

        Text(await all.BodyAsync(), "scope").ShouldBe("clients.read invoices.read", "RFC 6749 section 5.1: the scope differs from the one asked for");
        one.StatusCode.ShouldBe(HttpStatusCode.OK);
        more.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Text(await more.BodyAsync(), "error").ShouldBe("invalid_scope");
    }

    [Theory]
    [InlineData("openid offline_access")]
    [InlineData("offline_access")]
    [InlineData("openid")]
    [InlineData("profile")]
    public async Task A_service_account_gets_nothing_that_is_for_people(string scope)
    {
        using var answer = await host.AskAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret, scope + " api");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "RFC 6749 section 4.4.3: no refresh token");
        Text(await answer.BodyAsync(), "error").ShouldBe("invalid_scope");
    }

    [Fact]
    public async Task A_rotated_secret_replaces_the_old_one()
    {
        var before = await RegisterAsync("""{"name":"Rotated","roles":["billing"]}""");
        using var administrator = await host.AsAdministratorAsync();

        using var rotated = await administrator.SendAsync("POST", $"/v1/api-clients/{Text(before, "id")}/rotate-secret", "{}");
        var after = await rotated.BodyAsync();

        rotated.StatusCode.ShouldBe(HttpStatusCode.OK, after.ToString());
        after.GetProperty("version").GetInt32().ShouldBe(2);
        using var old = await host.AskAsync(Text(before, "clientId"), Text(before, "clientSecret"));
        using var now = await host.AskAsync(Text(before, "clientId"), Text(after, "clientSecret"));
        old.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        now.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_is_removed_gets_no_more_tokens()
    {
        var gone = await RegisterAsync("""{"name":"Gone","roles":["billing"]}""");
        var path = $"/v1/api-clients/{Text(gone, "id")}";
        using var administrator = await host.AsAdministratorAsync();

        using (var blind = await administrator.SendAsync("DELETE", path))
        {
            await blind.ProblemAsync(428, "precondition-required");
        }

        using (var stale = await administrator.SendAsync("DELETE", path, ifMatch: "\"7\""))
        {
            await stale.ProblemAsync(412, "stale-version");
        }

        using var removed = await administrator.SendAsync("DELETE", path, ifMatch: "\"1\"");
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent, await removed.Content.ReadAsStringAsync());
        using var refused = await host.AskAsync(Text(gone, "clientId"), Text(gone, "clientSecret"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await administrator.SendAsync("GET", path);
        await again.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task What_happens_to_an_account_is_on_record_without_its_secret()
    {
        var watched = await RegisterAsync("""{"name":"Watched","roles":["billing"]}""");
        using var administrator = await host.AsAdministratorAsync();
        using var rotated = await administrator.SendAsync("POST", $"/v1/api-clients/{Text(watched, "id")}/rotate-secret");
        using var removed = await administrator.SendAsync("DELETE", $"/v1/api-clients/{Text(watched, "id")}", ifMatch: "\"2\"");

        var recorded = await host.ReadAsync(
            "SELECT concat_ws(' ', action, before, after) FROM audit_entries WHERE object_id = $1 ORDER BY id", Text(watched, "id"));

        recorded.Count.ShouldBe(3);
        recorded[0].ShouldContain("POST");
        recorded[0].ShouldContain("Watched");
        recorded[2].ShouldContain("DELETE");
        recorded.ShouldAllBe(entry => !entry.Contains(Text(watched, "clientSecret"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_Idempotency_Key_makes_one_account_also_at_the_same_time()
    {
        using var administrator = await host.AsAdministratorAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var response = await administrator.SendAsync("POST", "/v1/api-clients", """{"name":"Same","roles":["billing"]}""", key: "one-account");
            return await response.Content.ReadAsStringAsync();
        }));

        answers.Distinct().Count().ShouldBe(1);
        (await administrator.GetStringAsync("/v1/api-clients?limit=200")).Split("\"Same\"").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_the_newest_first()
    {
        var older = await RegisterAsync("""{"name":"Older","roles":["billing"]}""");
        var newer = await RegisterAsync("""{"name":"Newer","roles":["billing"]}""");
        using var administrator = await host.AsAdministratorAsync();
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await (await administrator.SendAsync("GET", $"/v1/api-clients?limit=1&cursor={cursor}")).BodyAsync();
            ids.Add(Text(page.GetProperty("items").EnumerateArray().Single(), "id"));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        ids.ShouldBeUnique();
        ids.IndexOf(Text(newer, "id")).ShouldBeLessThan(ids.IndexOf(Text(older, "id")));
    }

    private async Task<JsonElement> RegisterAsync(string body)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/api-clients", body);
        var created = await response.BodyAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Created, created.ToString());
        return created;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
