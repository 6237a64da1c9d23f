using System.Text.Json;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class CredentialFileTests(ProvidersHost host)
{
    private static readonly string[] s_license = [",\"licenses\":[{\"state\":\"CT\",\"number\":\"1.234\"}]"];

    [Theory]
    [InlineData("practice", 30, "ncqa-2025-cvo")]
    [InlineData("hospital", 60, "joint-commission")]
    [InlineData("healthPlan", 30, "ncqa-2025")]
    public async Task A_published_report_opens_one_file_for_each_provider_however_often_it_is_heard(string kind, int days, string set)
    {
        var client = await host.ClientAsync(kind);
        var caller = host.As("clientAdmin", client);
        var first = await caller.CreateAsync("/v1/providers", Bodies.Provider(client, more: s_license[0]));
        var second = await caller.CreateAsync("/v1/providers", Bodies.Provider(client));
        (await caller.ItemsAsync($"/v1/credential-files?clientId={client}")).ShouldBeEmpty();

        await PublishAsync(client, 1);
        var late = await caller.CreateAsync("/v1/providers", Bodies.Provider(client));
        await PublishAsync(client, 2);

        var files = await caller.ItemsAsync($"/v1/credential-files?clientId={client}");
        files.Select(file => file.GetProperty("providerId").GetGuid()).ShouldBe([first.Id(), second.Id(), late.Id()], ignoreOrder: true);
        foreach (var file in files)
        {
            (file.Text("kind"), file.GetProperty("criteriaSet").Text("code")).ShouldBe(("initial", set));
            var clock = file.GetProperty("clock");
            (clock.GetProperty("dueAt").GetDateTimeOffset() - clock.GetProperty("startedAt").GetDateTimeOffset()).TotalDays.ShouldBe(days);
            (clock.GetProperty("pausedDays").GetInt32(), clock.GetProperty("breached").GetBoolean()).ShouldBe((0, false));
            (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == file.Id() && message.Type == "providers.v1.credential-file-opened"))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_file_is_opened_by_hand_once_at_a_time()
    {
        var client = await host.ClientAsync();
        var us = host.As("specialist");
        var provider = await us.CreateAsync("/v1/providers", Bodies.Provider(client));
        var path = $"/v1/providers/{provider.Id()}/credential-files";

        var file = await us.CreateAsync(path, """{"kind":"provisional","criteriaSetId":"ncqa-2024"}""");

        (file.Text("kind"), file.GetProperty("criteriaSet").Text("code"), file.GetProperty("criteriaSet").GetProperty("edition").GetInt32()).ShouldBe(("provisional", "ncqa-2024", 1));
        file.GetProperty("completeness").Texts("missing").ShouldBe(["license", "malpractice-claims", "attestation"]);
        var again = await us.RefusedAsync(409, "file-already-open", "POST", path, """{"kind":"initial"}""");
        again.GetProperty("credentialFileId").GetGuid().ShouldBe(file.Id());
        await us.RefusedAsync(422, "criteria-set-unknown", "POST", $"/v1/providers/{(await us.CreateAsync("/v1/providers", Bodies.Provider(client))).Id()}/credential-files",
            """{"kind":"initial","criteriaSetId":"no-such"}""");
        await us.RefusedAsync(404, "not-found", "POST", $"/v1/providers/{Guid.CreateVersion7()}/credential-files", """{"kind":"initial"}""");
        await us.RefusedAsync(400, "invalid-request", "POST", path, """{"kind":"sometimes"}""");
        await host.As("clientAdmin", client).RefusedAsync(403, "forbidden", "POST", path, """{"kind":"initial"}""");
    }

    [Fact]
    public async Task A_file_is_ready_when_its_last_element_is_verified_with_evidence()
    {
        var (client, file) = await OpenAsync();
        var us = host.As("specialist");
        var document = await DocumentAsync(client);
        var license = $"/v1/credential-files/{file.Id()}/elements/license-ct";
        await us.RefusedAsync(422, "evidence-required", "POST", $"{license}/verifications", Verified(null));
        await us.RefusedAsync(422, "evidence-unknown", "POST", $"{license}/verifications", Verified(await DocumentAsync(await host.ClientAsync())));
        await us.RefusedAsync(404, "not-found", "POST", $"/v1/credential-files/{file.Id()}/elements/no-such/verifications", Verified(document));

        var asked = await us.OkAsync("POST", $"{license}/attempts", """{"source":"CT board","channel":"phone","at":"2026-03-01T15:00:00Z","result":"Call back"}""");
        (asked.Text("state"), Element(asked, "license-ct").Text("state"), Element(asked, "license-ct").GetProperty("attempts").GetArrayLength()).ShouldBe(("inVerification", "requested", 1));
        foreach (var code in file.GetProperty("completeness").Texts("missing"))
        {
            asked = await us.OkAsync("POST", $"/v1/credential-files/{file.Id()}/elements/{code}/verifications", Verified(document));
        }

        (asked.Text("state"), asked.GetProperty("completeness").Texts("missing").Length).ShouldBe(("readyForReview", 0));
        var verified = Element(asked, "license-ct");
        (verified.Text("state"), verified.Text("source"), verified.Text("method"), verified.Texts("evidence").Single()).ShouldBe(("verified", "A board", "website", document.ToString()));
        var verifiedOn = DateOnly.FromDateTime(verified.GetProperty("verifiedAt").GetDateTimeOffset().UtcDateTime);
        verified.Text("validUntil").ShouldBe(verifiedOn.AddDays(90).ToString("yyyy-MM-dd", null));
        (await host.As("clientUser", client).ItemsAsync($"/v1/credential-files?clientId={client}&state=readyForReview")).ShouldHaveSingleItem();
        (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == file.Id()))).ShouldBe(3);
    }

    [Fact]
    public async Task Something_adverse_is_a_problem_and_its_findings_are_kept_secret()
    {
        const string findings = "Suspended in 1999 for a canary offence";
        var (client, file) = await OpenAsync();
        var path = $"/v1/credential-files/{file.Id()}/elements/license-ct/verifications";

        var problem = await host.As("specialist").OkAsync("POST", path,
            $$"""{"source":"A board","method":"phone","outcome":"adverse","verifiedAt":"2026-03-01T15:00:00Z","findings":"{{findings}}"}""");

        (problem.Text("state"), Element(problem, "license-ct").Text("state")).ShouldBe(("problem", "adverse"));
        (await host.As("clientUser", client).ItemsAsync(path)).ShouldHaveSingleItem().Text("findings").ShouldBe(findings);
        var whole = (string)(await host.AsOwnerAsync($"""
            SELECT string_agg(line, ' ') FROM (SELECT v::text AS line FROM credential_file_verifications v WHERE file_id = '{file.Id()}'
              UNION ALL SELECT convert_from(body, 'UTF8') FROM outbox_messages UNION ALL SELECT a::text FROM audit_entries a) AS lines
            """))!;
        whole.ShouldContain(file.Id().ToString());
        whole.ShouldNotContain("canary offence");
        whole.ShouldNotContain(Convert.ToHexStringLower("canary offence"u8));
        host.Logs.All.ShouldNotContain(line => line.Contains("canary offence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_was_asked_often_enough_is_not_asked_again()
    {
        var (_, file) = await OpenAsync();
        var us = host.As("specialist");
        var path = $"/v1/credential-files/{file.Id()}/elements/license-ct/attempts";
        const string attempt = """{"source":"CT board","channel":"phone","at":"2026-03-01T15:00:00Z","result":"No answer"}""";
        for (var time = 0; time < 3; time++)
        {
            await us.OkAsync("POST", path, attempt);
        }

        await us.RefusedAsync(409, "attempts-exhausted", "POST", path, attempt);
        await us.OkAsync("POST", path, attempt.Replace("CT board", "CT board by letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_file_follows_the_provider_and_the_practice()
    {
        var (client, file) = await OpenAsync();
        var caller = host.As("clientAdmin", client);
        var practice = await caller.CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice(state: "CT"));
        var provider = file.GetProperty("providerId").GetGuid();

        await caller.OkAsync("PATCH", $"/v1/providers/{provider}", $$"""
            {"practiceIds":["{{practice.Id()}}"],"licenses":[{"state":"CT","number":"1"},{"state":"RI","number":"2"}],"boardCertifications":[{"board":"B","specialty":"S"}]}
            """, ifMatch: "*");
        await caller.OkAsync("PATCH", $"/v1/practices/{practice.Id()}",
            """{"locations":[{"line1":"1 Main St","city":"Boston","state":"MA","postalCode":"02108"}]}""", ifMatch: "*");

        var read = await caller.OkAsync("GET", $"/v1/credential-files/{file.Id()}");

        // What sources answer by themselves may have been answered already.
        read.GetProperty("completeness").Texts("missing").Except(["medicare-medicaid-sanctions", "attestation"], StringComparer.Ordinal).ShouldBe(
        [
            "license-ct", "license-ma", "license-ri", "education", "board-certification", "work-history", "malpractice-claims", "state-sanctions",
        ]);
    }

    [Fact]
    public async Task Another_clients_file_is_not_there_and_a_provider_sees_its_own_only()
    {
        var (client, file) = await OpenAsync();
        var stranger = host.As("clientAdmin", await host.ClientAsync());
        var path = $"/v1/credential-files/{file.Id()}";
        await stranger.RefusedAsync(404, "not-found", "GET", path);
        await stranger.RefusedAsync(404, "not-found", "GET", $"{path}/elements/license-ct/verifications");
        (await stranger.ItemsAsync($"/v1/credential-files?clientId={client}")).ShouldBeEmpty();

        (await host.AsProvider(client, file.GetProperty("providerId").GetGuid()).ItemsAsync("/v1/credential-files")).ShouldHaveSingleItem();
        var colleague = host.AsProvider(client, Guid.CreateVersion7());
        (await colleague.ItemsAsync("/v1/credential-files")).ShouldBeEmpty();
        await colleague.RefusedAsync(404, "not-found", "GET", path);
        await colleague.RefusedAsync(404, "not-found", "GET", $"{path}/elements/license-ct/verifications");
    }

    private static JsonElement Element(JsonElement file, string code) => file.GetProperty("elements").EnumerateArray().Single(element => element.Text("code") == code);

    private static string Verified(Guid? document) => $$"""
        {"source":"A board","method":"website","outcome":"verified","verifiedAt":"{{TimeProvider.System.GetUtcNow().AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}}","evidence":[{{(document is { } id ? $"\"{id}\"" : "")}}]}
        """;

    private async Task<(Guid Client, JsonElement File)> OpenAsync()
    {
        var client = await host.ClientAsync();
        var provider = await host.As("specialist").CreateAsync("/v1/providers", Bodies.Provider(client, more: s_license[0]));
        return (client, await host.As("specialist").CreateAsync($"/v1/providers/{provider.Id()}/credential-files", """{"kind":"initial"}"""));
    }

    private async Task<Guid> DocumentAsync(Guid client)
    {
        var document = Guid.CreateVersion7();
        await host.PublishAsync(new DocumentReceived(document, client, "client", client, "license", 1, null, ProvidersHost.At));
        return document;
    }

    // Twice with the same id and once more with another: the inbox knows the one, the business key the other.
    private async Task PublishAsync(Guid client, int edition)
    {
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var report = new DiscoveryReportPublished(Guid.CreateVersion7(), client, edition, ProvidersHost.At);
        foreach (var id in (Guid[])[ids[0], ids[0], ids[1]])
        {
            await host.PublishAsync(report, id);
        }

        await Wait.UntilAsync("the report is heard", () => host.ReadAsync(async db => await db.Set<InboxMessage>().CountAsync(message => ids.Contains(message.MessageId)) == ids.Length));
    }
}
