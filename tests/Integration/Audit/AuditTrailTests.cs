using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Audit;

public sealed class AuditTrailTests(ServersFixture servers) : IAsyncLifetime
{
    private const string Canary = "987654320";
    private static readonly ClientId s_client = new(Guid.CreateVersion7());

    private RecordsService _service = null!;

    public async ValueTask InitializeAsync() => _service = await RecordsService.StartAsync(servers, MapPeople);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_change_says_who_what_when_before_and_after_without_personal_data()
    {
        var id = await PostAsync();
        using var manager = _service.As(Roles.Manager);
        (await manager.PostAsJsonAsync($"/v1/people/{id}/rename", new { name = "Ada Newname", reason = "She married." })).EnsureSuccessStatusCode();

        var items = await AuditAsync($"?objectId={id}");

        items.Count.ShouldBe(2);
        var (change, creation) = (items[0], items[1]);
        creation.GetProperty("action").GetString().ShouldBe("POST /v1/people");
        creation.GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
        creation.GetProperty("after").GetProperty("ssn").GetString().ShouldBe("[personal]");
        creation.GetProperty("after").GetProperty("home").GetString().ShouldBe("[personal]");
        creation.GetProperty("after").EnumerateObject().ShouldContain(property => property.Name.StartsWith("license/", StringComparison.Ordinal));
        change.GetProperty("service").GetString().ShouldBe(RecordsService.Name);
        change.GetProperty("action").GetString().ShouldBe("POST /v1/people/{id:guid}/rename");
        change.GetProperty("actorId").GetString().ShouldBe("tester");
        change.GetProperty("actorRoles")[0].GetString().ShouldBe(Roles.Manager);
        change.GetProperty("objectKind").GetString().ShouldBe("person");
        change.GetProperty("clientId").GetGuid().ShouldBe(s_client.Value);
        change.GetProperty("reason").GetString().ShouldBe("She married.");
        change.GetProperty("traceId").GetString()!.Length.ShouldBe(32);
        change.GetProperty("before").GetRawText().ShouldBe("""{"name":"Ada Example","version":1}""");
        change.GetProperty("after").GetRawText().ShouldBe("""{"name":"Ada Newname","version":2}""");
        items.ShouldNotContain(item => item.GetRawText().Contains(Canary, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?actor=tester", 1)]
    [InlineData("?actor=somebody", 0)]
    [InlineData("?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z", 0)]
    [InlineData("?from=2020-01-01T00:00:00Z&actor=tester", 1)]
    public async Task The_trail_is_filtered(string query, int expected)
    {
        await PostAsync();
        (await AuditAsync(query)).Count.ShouldBe(expected);
        (await AuditAsync($"{query}&clientId={s_client.Value}")).Count.ShouldBe(expected);
        (await AuditAsync($"{query}&clientId={Guid.CreateVersion7()}")).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Only_auditors_and_administrators_read_it()
    {
        foreach (var path in new[] { "/v1/audit", "/v1/audit/verification", "/v1/audit/export" })
        {
            using var auditor = _service.As(Roles.Auditor);
            using var administrator = _service.As(Roles.Administrator);
            using var manager = _service.As(Roles.Manager);
            using var client = _service.As(Roles.ClientAdmin);
            (await auditor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await administrator.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await manager.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET actor_id = 'somebody else'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("UPDATE audit_links SET hash = previous_hash")]
    [InlineData("DELETE FROM audit_links")]
    [InlineData("DROP TABLE audit_entries")]
    [InlineData("ALTER TABLE audit_entries DISABLE ROW LEVEL SECURITY")]
    public async Task The_services_role_cannot_touch_it(string sql)
    {
        await PostAsync();
        var refusal = await Should.ThrowAsync<PostgresException>(() => _service.AsServiceAsync(sql));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_services_role_without_a_tenant_sees_no_entry()
    {
        await PostAsync();
        ((long)(await _service.AsOwnerAsync("SELECT count(*) FROM audit_entries"))!).ShouldBeGreaterThan(0);
        (await _service.AsServiceAsync("SELECT count(*) FROM audit_entries")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_reading_of_personal_data_is_recorded_with_its_reason()
    {
        var id = await PostAsync();
        using var specialist = _service.As(Roles.Specialist);

        var answer = await specialist.PostAsJsonAsync($"/v1/people/{id}/unmask", new { reason = "The state board asks for it." });

        (await answer.Content.ReadAsStringAsync()).ShouldContain(Canary);
        var read = (await AuditAsync($"?objectId={id}"))[0];
        read.GetProperty("reason").GetString().ShouldBe("The state board asks for it.");
        read.GetProperty("after").GetProperty("read")[0].GetString().ShouldBe("ssn");
    }

    [Fact]
    public async Task Without_a_permission_or_a_reason_nothing_is_unmasked()
    {
        var id = await PostAsync();
        using var billing = _service.As(Roles.Billing);
        using var specialist = _service.As(Roles.Specialist);
        var forbidden = await billing.PostAsJsonAsync($"/v1/people/{id}/unmask", new { reason = "Curious about it." });
        var unreasoned = await specialist.PostAsJsonAsync($"/v1/people/{id}/unmask", new { reason = " " });
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        unreasoned.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var answer in new[] { forbidden, unreasoned })
        {
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Canary);
        }
    }

    [Fact]
    public async Task When_recording_fails_the_reading_is_refused_and_the_change_undone()
    {
        var id = await PostAsync();
        await _service.AsOwnerAsync("REVOKE INSERT ON audit_entries FROM records_app");
        using var manager = _service.As(Roles.Manager);

        var read = await manager.PostAsJsonAsync($"/v1/people/{id}/unmask", new { reason = "The state board asks for it." });
        var write = await manager.PostAsJsonAsync($"/v1/people/{id}/rename", new { name = "Unrecorded", reason = "None." });

        read.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var problem = await read.Content.ReadAsStringAsync();
        problem.ShouldContain("not-recorded");
        problem.ShouldNotContain(Canary);
        write.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await _service.AsOwnerAsync("SELECT name FROM people")).ShouldBe("Ada Example");
    }

    private static void MapPeople(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/people", async Task<Outcome<Guid>> (RecordsDb db, CancellationToken cancellationToken) =>
        {
            var person = new Person(s_client, "Ada Example", Canary, new DateOnly(1931, 12, 25)) { Home = "1 Main Street" };
            person.Licenses.Add(new License { State = "CT" });
            db.Add(person);
            await db.SaveChangesAsync(cancellationToken);
            return person.Id.Value;
        }).Needs(Permissions.ProvidersWrite);
        routes.MapPost("/v1/people/{id:guid}/rename", async Task<Outcome<string>> (Guid id, Rename rename, RecordsDb db, AuditContext audit, CancellationToken cancellationToken) =>
        {
            audit.Because(rename.Reason);
            var person = await db.People.SingleAsync(p => p.Id == new PersonId(id), cancellationToken);
            person.Name = rename.Name;
            await db.SaveChangesAsync(cancellationToken);
            return person.Name;
        }).Needs(Permissions.ProvidersWrite);
        routes.MapPost("/v1/people/{id:guid}/unmask", async Task<Outcome<string>> (Guid id, UnmaskRequest request, RecordsDb db, Unmasking unmasking, CancellationToken cancellationToken) =>
        {
            var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == new PersonId(id), cancellationToken);
            return await unmasking.RefusesAsync(new AuditSubject("person", id.ToString(), person.ClientId), ["ssn"], request, cancellationToken) is { } problem
                ? problem
                : person.Ssn!;
        }).Needs(Permissions.ProvidersRead);
    }

    private async Task<Guid> PostAsync()
    {
        using var manager = _service.As(Roles.Manager);
        var answer = await manager.PostAsync("/v1/people", null);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<Guid>();
    }

    private async Task<IReadOnlyList<JsonElement>> AuditAsync(string query)
    {
        using var auditor = _service.As(Roles.Auditor);
        return [.. (await auditor.GetFromJsonAsync<JsonElement>($"/v1/audit{query}")).GetProperty("items").EnumerateArray()];
    }

    private sealed record Rename(string Name, string Reason);
}
