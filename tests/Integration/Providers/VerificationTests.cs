using System.Text.Json;
using Credentialing.Providers.VerificationRuns;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Verification by itself: the file is opened, sources are asked through real queues, what they say is in the file (J4, S11, S12, X2).</summary>
[Collection(SharedProviders.Name)]
public sealed partial class VerificationTests(ProvidersHost host)
{
    [Fact]
    public async Task A_file_is_verified_by_itself_when_it_is_opened_and_the_answers_are_kept_as_they_came()
    {
        var npi = Known();
        var (client, file) = await OpenAsync(npi);

        await ComesToAsync(file, "npi", "verified");
        await ComesToAsync(file, "attestation", "verified");

        var read = await ReadAsync(file);
        var (registered, attested) = (Element(read, "npi"), Element(read, "attestation"));
        (registered.Text("source"), registered.Text("method"), registered.Text("sourceDate")).ShouldBe(("NPI registry (NPPES)", "automatic", "2024-05-20"));
        (attested.Text("sourceDate"), attested.Text("validUntil")).ShouldBe((Day(-20), Day(100)));
        attested.Text("verifiedAt").ShouldBe($"{Day(-20)}T00:00:00Z", "an attestation counts from its own day");
        read.GetProperty("completeness").Texts("missing").ShouldNotContain("attestation");
        registered.GetProperty("attempts").EnumerateArray().Select(attempt => (attempt.Text("channel"), attempt.Text("result"))).ShouldBe([("api", "answered")]);

        var said = (await host.As("clientUser", client).ItemsAsync($"/v1/credential-files/{file}/elements/npi/verifications")).ShouldHaveSingleItem();
        (said.Text("outcome"), said.Text("recordedBy"), said.Text("findings")!.Contains("ADA BAKER", StringComparison.Ordinal)).ShouldBe(("verified", "system", true));
        var kept = host.Documents.About(file).Single(one => one.Document.Id == registered.Texts("evidence").Single());
        (kept.Document.DocumentKind, kept.Document.Subject.Kind, kept.Document.ClientId).ShouldBe(("sourceAnswer", "credentialFile", client.ToString()));
        kept.Content.ShouldBe(Entry(npi));
        (host.Registry.Asked(npi), host.Caqh.Asked(npi)).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("npi", "is not active (status D)")]
    [InlineData("npi", "under another name")]
    [InlineData("npi", "does not know this NPI")]
    [InlineData("attestation", "has not authorized us")]
    [InlineData("attestation", "has lapsed")]
    [InlineData("attestation", "does not know")]
    public async Task What_a_source_does_not_confirm_is_for_a_person_with_the_reason(string element, string why)
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Answer(npi, why switch
        {
            "is not active (status D)" => Entry(npi, status: "D"),
            "under another name" => Entry(npi, first: "GRACE"),
            "does not know this NPI" => """{"result_count": 0, "results": []}""",
            _ => Entry(npi),
        });
        if (element == "attestation" && why != "does not know")
        {
            host.Caqh.Answer(npi, why == "has lapsed" ? Status(daysAgo: 121) : Status(authorized: "N"));
        }

        var (_, file) = await OpenAsync(npi);

        await ComesToAsync(file, element, "needsReview");
        var read = await ReadAsync(file);
        Element(read, element).GetProperty("evidence").GetArrayLength().ShouldBe(1);
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/elements/{element}/verifications")).ShouldHaveSingleItem().Text("findings")!.ShouldContain(why);
        read.GetProperty("completeness").Texts("missing").ShouldContain("attestation");
    }

    [Fact]
    public async Task A_source_that_is_away_is_asked_again_and_then_a_person_while_the_others_go_on()
    {
        var npi = Known();
        host.Registry.Fail(npi, 100);
        var (_, file) = await OpenAsync(npi);
        await ComesToAsync(file, "attestation", "verified");
        await ComesToAsync(file, "npi", "requested");
        var run = await NewestRunAsync(file);
        await ListsAskedAsync(run, 1);

        await host.AdvanceAsync(TimeSpan.FromSeconds(35));
        await Wait.UntilAsync("it is asked again", () => Task.FromResult(host.Registry.Asked(npi) == 2));
        await WaitForAttemptsAsync(file, "npi", 2);
        await ListsAskedAsync(run, 2);
        await host.AdvanceAsync(TimeSpan.FromMinutes(6));
        await ComesToAsync(file, "npi", "unavailable");

        host.Registry.Asked(npi).ShouldBe(3);
        Element(await ReadAsync(file), "npi").GetProperty("attempts").EnumerateArray().Select(attempt => attempt.Text("result"))
            .ShouldBe(Enumerable.Repeat("answered with status 503", 3));
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/elements/npi/verifications")).ShouldHaveSingleItem().Text("findings")!
            .ShouldContain("A specialist looks it up");
        await DoneAsync(file);

        // It is there again, and somebody asks anew.
        host.Registry.Fail(npi, 0);
        await VerifyAsync(file);
        await ComesToAsync(file, "npi", "verified");
    }

    [Fact]
    public async Task A_source_that_answers_late_or_wrongly_is_no_verification_until_it_answers_well()
    {
        var (late, wrong) = (Known(), Known());
        host.Registry.Delay(late, TimeSpan.FromSeconds(5));
        host.Registry.Answer(wrong, Entry(late));
        host.Caqh.Answer(wrong, Status(id: "87654321"));
        host.Caqh.Answer(late, "<html>Maintenance</html>");
        var (first, second) = ((await OpenAsync(late)).File, (await OpenAsync(wrong)).File);

        foreach (var (file, element, result) in ((Guid, string, string)[])
        [
            (first, "npi", "did not answer in time"), (first, "attestation", "answered with something else than data"),
            (second, "npi", "answered about another NPI"), (second, "attestation", $"answered about the CAQH id 87654321, and {CaqhId} is on record here"),
        ])
        {
            await WaitForAttemptsAsync(file, element, 1);
            var read = Element(await ReadAsync(file), element);
            (read.Text("state"), read.GetProperty("attempts")[0].Text("result")).ShouldBe(("requested", result));
        }

        host.Registry.Delay(late, TimeSpan.Zero);
        host.Caqh.Answer(late, Status());
        host.Registry.Answer(wrong, Entry(wrong));
        host.Caqh.Answer(wrong, Status());
        await host.AdvanceAsync(TimeSpan.FromSeconds(35));
        foreach (var file in (Guid[])[first, second])
        {
            await ComesToAsync(file, "npi", "verified");
            await ComesToAsync(file, "attestation", "verified");
        }
    }

    [Fact]
    public async Task However_often_it_is_asked_for_and_delivered_each_source_is_asked_once()
    {
        var npi = Known();
        var (_, file) = await OpenAsync(npi);
        await ComesToAsync(file, "npi", "verified");
        await ComesToAsync(file, "attestation", "verified");
        await EndAsync(file);
        host.Registry.Delay(npi, TimeSpan.FromMilliseconds(700));

        var runs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => VerifyAsync(file)));
        var run = runs.Select(one => one.Id()).Distinct().ShouldHaveSingleItem();
        foreach (var time in (int[])[1, 2, 3])
        {
            await host.PublishAsync(new Credentialing.Providers.Contracts.Events.V1.NppesCheckDue(run, Guid.Empty));
        }

        await Wait.UntilAsync("the registry has answered", async () => Source(await RunAsync(run), "nppes").Text("state") == "done");
        var nppes = Source(await RunAsync(run), "nppes");
        (nppes.Text("outcome"), nppes.GetProperty("attempts").GetInt32(), host.Registry.Asked(npi)).ShouldBe(("verified", 1, 2));
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/elements/npi/verifications")).Length.ShouldBe(2);
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/verification-runs")).Select(one => one.Id()).ShouldContain(run);
    }

    [Fact]
    public async Task Without_Documents_the_answer_waits_and_the_source_is_not_asked_again()
    {
        var npi = Known();
        host.Registry.Delay(npi, TimeSpan.FromMilliseconds(800));
        var (_, file) = await OpenAsync(npi);
        host.Documents.Refuses[file.ToString()] = new Status(StatusCode.Unavailable, "down");
        var run = await NewestRunAsync(file);
        await Wait.UntilAsync("the answer waits", async () => Source(await RunAsync(run), "nppes").Text("state") == "answered");
        Element(await ReadAsync(file), "npi").Text("state").ShouldBe("requested");

        host.Documents.Refuses.TryRemove(file.ToString(), out _);
        await host.AdvanceAsync(TimeSpan.FromSeconds(15));
        await ComesToAsync(file, "npi", "verified");
        (host.Registry.Asked(npi), Element(await ReadAsync(file), "npi").GetProperty("attempts").GetArrayLength()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_a_person_verified_is_not_undone_by_a_source_that_cannot_say()
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Answer(npi, Entry(npi));
        var (client, file) = await OpenAsync(npi);
        await ComesToAsync(file, "attestation", "needsReview");
        await EndAsync(file);
        var document = Guid.CreateVersion7();
        await host.PublishAsync(new Credentialing.Documents.Contracts.Events.V1.DocumentReceived(document, client, "client", client, "attestation", 1, null, ProvidersHost.At));
        var path = $"/v1/credential-files/{file}/elements/attestation/verifications";
        var signed = $$"""{"source":"Signed application","method":"letter","outcome":"verified","verifiedAt":"{{Day(-3)}}T12:00:00Z","evidence":["{{document}}"]}""";
        await host.As("specialist").RefusedAsync(400, "invalid-request", "POST", path, signed.Replace("\"verified\"", "\"needsReview\"", StringComparison.Ordinal));
        Element(await host.As("specialist").OkAsync("POST", path, signed), "attestation").Text("state").ShouldBe("verified");

        var run = (await VerifyAsync(file)).Id();
        await Wait.UntilAsync("CAQH has answered", async () => Source(await RunAsync(run), "caqh").Text("state") == "done");

        Source(await RunAsync(run), "caqh").Text("outcome").ShouldBe("needsReview");
        (Element(await ReadAsync(file), "attestation").Text("state"), Element(await ReadAsync(file), "attestation").Text("source")).ShouldBe(("verified", "Signed application"));
        (await host.As("specialist").ItemsAsync(path)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Somebody_on_a_list_makes_a_problem_at_once_until_a_person_clears_the_alert_and_the_next_run_does_not_undo_that()
    {
        var npi = Known();
        await host.BringAsync("sam", "full", Lists.Sam(Lists.NewSurname()));
        await host.BringAsync("leie", "full", Lists.Leie("BAKER", npi: npi));
        var (client, file) = await OpenAsync(npi);
        const string sanctions = "medicare-medicaid-sanctions";
        await ComesToAsync(file, sanctions, "adverse");
        var problem = await ReadAsync(file);
        (problem.Text("state"), Element(problem, sanctions).GetProperty("evidence").GetArrayLength()).ShouldBe(("problem", 1));
        (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == file && message.Type == "providers.v1.credential-file-state-changed")))
            .ShouldBeGreaterThan(0);

        var alert = (await host.As("specialist").ItemsAsync($"/v1/alerts?clientId={client}")).ShouldHaveSingleItem();
        await DoneAsync(file);
        await host.As("specialist").OkAsync("POST", $"/v1/alerts/{alert.Id()}/disposition", """{"decision":"cleared","reason":"The OIG says that it is somebody else"}""");

        await ComesToAsync(file, sanctions, "verified");
        await DoneAsync(file);
        var run = (await VerifyAsync(file)).Id();
        await Wait.UntilAsync("the run is done", async () => (await RunAsync(run)).Text("state") == "done");
        (Element(await ReadAsync(file), sanctions).Text("state"), (await ReadAsync(file)).Text("state")).ShouldBe(("verified", "inVerification"));
        (await host.As("specialist").ItemsAsync($"/v1/alerts?clientId={client}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_outside_the_client_sees_a_run_and_only_our_own_people_start_one()
    {
        var (client, file) = await OpenAsync(Known());
        var run = (await VerifyAsync(file)).Id();
        var stranger = host.As("clientAdmin", await host.ClientAsync());
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/verification-runs/{run}");
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/credential-files/{file}/verification-runs");
        await host.AsProvider(client, Guid.CreateVersion7()).RefusedAsync(404, "not-found", "GET", $"/v1/verification-runs/{run}");
        await host.As("clientAdmin", client).OkAsync("GET", $"/v1/verification-runs/{run}");
        await host.As("clientAdmin", client).RefusedAsync(403, "forbidden", "POST", $"/v1/credential-files/{file}/verify");
        await host.As("specialist").RefusedAsync(404, "not-found", "POST", $"/v1/credential-files/{Guid.CreateVersion7()}/verify");
    }

    [Fact]
    public async Task What_sources_say_is_in_no_queue_and_no_log()
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Answer(npi, Entry(npi, last: "CANARYSURNAME"));
        var (_, file) = await OpenAsync(npi);
        await ComesToAsync(file, "npi", "needsReview");

        var whole = (string)(await host.AsOwnerAsync($"""
            SELECT string_agg(line, ' ') FROM (SELECT v::text AS line FROM credential_file_verifications v WHERE file_id = '{file}'
              UNION ALL SELECT e::text FROM credential_file_elements e WHERE file_id = '{file}' UNION ALL SELECT c::text FROM verification_checks c
              UNION ALL SELECT convert_from(body, 'UTF8') FROM outbox_messages UNION ALL SELECT a::text FROM audit_entries a) AS lines
            """))!;
        whole.ShouldContain(file.ToString());
        whole.ShouldNotContain("CANARYSURNAME");
        whole.ShouldNotContain(Convert.ToHexStringLower("CANARYSURNAME"u8));
        host.Logs.All.ShouldNotContain(line => line.Contains("CANARYSURNAME", StringComparison.Ordinal) || line.Contains("canary-password", StringComparison.Ordinal));
    }
}
