using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class SubmissionTests(PayorsHost host)
{
    private const string Wanted = """[{"code":"malpractice-cover","text":"Certificate","documentKind":"malpracticeInsurance"}]""";

    [Theory]
    [InlineData("portal")]
    [InlineData("caqh")]
    public async Task What_is_paid_and_complete_is_submitted_by_itself_with_receipt_and_hash(string method)
    {
        var payor = await host.PayorAsync(method, requirements: Wanted);
        var (client, provider) = await host.ReportedAsync();
        host.Others.Put(client, "provider", provider, "malpracticeInsurance", "a certificate"u8.ToArray());
        var (selection, id) = await host.SelectAsync(client, provider, payor);
        using var early = await host.DoAsync(id, "submit", "{}");
        await early.ProblemAsync(409, "invoice-not-paid");

        await host.PayAsync(client, selection, times: 3);
        await host.ComesToAsync(id, "submitted");

        var application = await host.ReadAsync(id);
        var received = host.Intake.ReceivedBy(payor).ShouldHaveSingleItem();
        var hash = Convert.ToHexStringLower(SHA256.HashData(received.Packet));
        (application.GetProperty("receipt").GetString(), application.GetProperty("packetHash").GetString()).ShouldBe((received.Receipt, hash));
        application.GetProperty("nextFollowUpOn").GetString().ShouldBe(host.Today.AddDays(14).ToString("O"));
        application.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["selected", "released", "packed", "submitted"]);
        (await host.RaisedAsync(id, "payors.v1.application-state-changed")).ShouldBe(4);
        received.Key.ShouldBe($"{id}:1");

        using var packet = await host.As("clientUser", client).SendAsync("GET", $"/v1/applications/{id}/packet");
        (await packet.Content.ReadAsByteArrayAsync()).ShouldBe(received.Packet);
        packet.Headers.GetValues("Digest").ShouldBe([$"sha-256={Convert.ToBase64String(Convert.FromHexString(hash))}"]);
        using var zip = new ZipArchive(new MemoryStream(received.Packet));
        var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open()).RootElement;
        manifest.GetProperty("documents").EnumerateArray().Single().GetProperty("requirements")[0].GetString().ShouldBe("malpractice-cover");
        using var pdf = await host.As("manager").SendAsync("GET", $"/v1/applications/{id}/packet.pdf");
        await pdf.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Paid_before_the_opened_invoice_is_heard_of_is_paid_all_the_same()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (selection, id) = await host.SelectAsync(client, provider, payor);
        var invoice = Guid.CreateVersion7();

        await host.PayAsync(client, selection, invoice: invoice);
        await host.ComesToAsync(id, "submitted");
        await host.PublishAsync(new InvoiceOpened(invoice, "INV-1", client, "selection", selection, 250, "USD", host.Today, host.Now));
        await host.PayAsync(client, selection, invoice: invoice);
        await host.PublishAsync(new InvoiceVoided(invoice, client, "selection", selection, host.Now));

        using var read = await host.As("manager").SendAsync("GET", $"/v1/payor-selections/{selection}");
        (await read.BodyAsync()).GetProperty("invoiceId").GetGuid().ShouldBe(invoice);
        host.Intake.ReceivedBy(payor).Length.ShouldBe(1);
        (await host.ReadAsync(id)).GetProperty("state").GetString().ShouldBe("submitted");
    }

    [Fact]
    public async Task A_paid_invoice_of_another_client_or_reason_releases_nothing()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (selection, id) = await host.SelectAsync(client, provider, payor);
        await host.PayAsync(Guid.CreateVersion7(), selection);
        await host.PublishAsync(new InvoicePaid(Guid.CreateVersion7(), client, "other", selection, host.Now));

        // What is paid after has gone through when this has: the queue keeps its order.
        var (next, later) = await host.SelectAsync(client, provider, await host.PayorAsync());
        await host.PayAsync(client, next);
        await host.ComesToAsync(later, "submitted");

        (await host.ReadAsync(id)).GetProperty("state").GetString().ShouldBe("awaitingPayment");
        host.Intake.RequestsOf(payor).ShouldBe(0);
    }

    [Fact]
    public async Task An_incomplete_packet_waits_and_goes_on_by_itself_when_the_last_blocker_is_cleared()
    {
        var payor = await host.PayorAsync(requirements: Wanted);
        var client = await host.ClientAsync();
        var provider = host.Provider(client, expiresOn: host.Today.AddDays(-1).ToString("O"));
        await host.ReportAsync(client);
        var id = await host.ApplicationAsync(client, provider, payor, "preparing");
        await host.HasBlockersAsync(id, "license-expired", "requirement-unmet");
        using var refused = await host.DoAsync(id, "submit");
        (await refused.ProblemAsync(409, "packet-incomplete")).GetProperty("blockers").GetArrayLength().ShouldBe(2);

        var document = host.Others.Put(client, "client", client, "malpracticeInsurance", [1, 2, 3]);
        await host.PublishAsync(new DocumentReceived(Guid.Parse(document.Id), client, "client", client, "malpracticeInsurance", 1, null, host.Now), times: 2);
        await host.HasBlockersAsync(id, "license-expired");
        host.Others.Documents.TryRemove(document.Id, out var removed);
        await host.PublishAsync(new DocumentRemoved(Guid.Parse(document.Id), client, "client", client, "malpracticeInsurance", host.Now));
        await host.HasBlockersAsync(id, "license-expired", "requirement-unmet");
        host.Others.Documents[document.Id] = removed;
        host.Others.Providers[provider.ToString()].Licenses[0].ExpiresOn = host.Today.AddYears(1).ToString("O");
        await host.PublishAsync(Changed(client, provider, version: 2, excluded: false));

        await host.ComesToAsync(id, "submitted");
        (await host.ReadAsync(id)).GetProperty("blockers").GetArrayLength().ShouldBe(0);
        host.Intake.ReceivedBy(payor).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_panel_lets_go_when_it_opens_and_a_practice_when_it_comes_to_the_state()
    {
        var payor = await host.PayorAsync(panel: "closed");
        var (client, provider) = await host.ReportedAsync();
        var practice = host.Practice(client, "NY");
        using var selected = await host.As("clientAdmin", client).SendAsync(
            "POST", $"/v1/clients/{client}/payor-selections", $$"""{"items":[{"payorId":"{{payor}}","providerIds":["{{provider}}"]},{"payorId":"{{payor}}","group":true}]}""");
        var body = await selected.BodyAsync();
        var (individual, group) = (body.GetProperty("applicationIds")[0].GetGuid(), body.GetProperty("applicationIds")[1].GetGuid());
        await host.PayAsync(client, body.GetProperty("id").GetGuid());
        await host.HasBlockersAsync(group, "panel-closed", "no-location-in-state");

        using var opened = await host.As("manager").SendAsync("PATCH", $"/v1/payors/{payor}", """{"panel":"limited"}""", ifMatch: "\"1\"");
        opened.EnsureSuccessStatusCode();
        await host.ComesToAsync(individual, "submitted");
        await host.HasBlockersAsync(group, "no-location-in-state");
        host.Others.Practices[practice.ToString()].Locations[0].State = "CT";
        await host.PublishAsync(new PracticeChanged(practice, client, 2, "Harbor", "1234567893", ["CT"], host.Now));

        await host.ComesToAsync(group, "submitted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_is_down_delays_and_loses_nothing(bool documents)
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (selection, id) = await host.SelectAsync(client, provider, payor);
        try
        {
            (host.Others.DocumentsAreDown, host.Others.ProvidersAreDown) = (documents, !documents);
            await host.PayAsync(client, selection);
            await host.HasBlockersAsync(id, "not-checked");
            (await host.ReadAsync(id)).GetProperty("state").GetString().ShouldBe("preparing");
        }
        finally
        {
            (host.Others.DocumentsAreDown, host.Others.ProvidersAreDown) = (false, false);
        }

        await host.ComesToAsync(id, "submitted");
        host.Intake.ReceivedBy(payor).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_packet_that_was_kept_though_nobody_heard_so_is_kept_once()
    {
        var payor = await host.PayorAsync(requirements: Wanted);
        var (client, provider) = await host.ReportedAsync();
        host.Others.Put(client, "provider", provider, "malpracticeInsurance", RandomNumberGenerator.GetBytes(4 * 1024 * 1024));
        host.Others.LoseTheNextAnswer();

        var id = await host.ApplicationAsync(client, provider, payor, "submitted");

        host.Others.Documents.Values.Count(kept => kept.Document.DocumentKind == "packet" && kept.Document.Subject.Id == id.ToString()).ShouldBe(1);
        host.Intake.ReceivedBy(payor).ShouldHaveSingleItem().Packet.Length.ShouldBeGreaterThan(4 * 1024 * 1024);
    }

    [Theory]
    [InlineData(Behaviour.AcceptsAndSays500)]
    [InlineData(Behaviour.SaysNothing)]
    [InlineData(Behaviour.IsDown)]
    [InlineData(Behaviour.Redirects)]
    public async Task Whatever_the_intake_says_of_it_a_packet_is_taken_once_and_its_receipt_recorded(Behaviour first)
    {
        var payor = await host.PayorAsync();
        host.Intake.Behaves(payor, request => request <= 2 ? first : Behaviour.Well);
        var (client, provider) = await host.ReportedAsync();

        var id = await host.ApplicationAsync(client, provider, payor, "submitted");

        var received = host.Intake.ReceivedBy(payor).ShouldHaveSingleItem();
        (await host.ReadAsync(id)).GetProperty("receipt").GetString().ShouldBe(received.Receipt);
        host.Intake.RequestsOf(payor).ShouldBeGreaterThanOrEqualTo(3);
        (await host.RaisedAsync(id, "payors.v1.application-state-changed")).ShouldBe(4);
    }

    [Theory]
    [InlineData(Behaviour.Refuses)]
    [InlineData(Behaviour.ForgetsTheHash)]
    public async Task A_packet_that_is_refused_goes_to_a_person_who_has_it_sent_again(Behaviour first)
    {
        var payor = await host.PayorAsync();
        host.Intake.Behaves(payor, request => request == 1 ? first : Behaviour.Well);
        var (client, provider) = await host.ReportedAsync();
        var id = await host.ApplicationAsync(client, provider, payor, "ready");
        await host.HasBlockersAsync(id, "intake-refused");
        host.Intake.RequestsOf(payor).ShouldBe(1);

        await host.DoneAsync(id, "submit");
        await host.ComesToAsync(id, "submitted");

        var application = await host.ReadAsync(id);
        host.Intake.ReceivedBy(payor).Single(received => received.Key == $"{id}:2").Receipt.ShouldBe(application.GetProperty("receipt").GetString());
        application.GetProperty("blockers").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Paper_waits_for_a_person_whose_receipt_is_kept()
    {
        var payor = await host.PayorAsync("paper");
        var (client, provider) = await host.ReportedAsync();
        var id = await host.ApplicationAsync(client, provider, payor, "ready");
        host.Intake.RequestsOf(payor).ShouldBe(0);
        (await host.ReadAsync(id)).GetProperty("packetHash").GetString()!.Length.ShouldBe(64);

        var submitted = await host.DoneAsync(id, "submit", """{"method":"certified mail","receipt":"7015 0640"}""");

        (submitted.GetProperty("state").GetString(), submitted.GetProperty("receipt").GetString()).ShouldBe(("submitted", "7015 0640"));
        using var again = await host.DoAsync(id, "submit", "{}");
        await again.ProblemAsync(409, "move-not-allowed");
        using var client403 = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/applications/{id}/submit");
        await client403.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Nothing_of_a_provider_that_was_excluded_meanwhile_goes_out_until_that_is_lifted()
    {
        var (payor, silent) = (await host.PayorAsync(), await host.PayorAsync());
        host.Intake.Behaves(silent, _ => Behaviour.IsDown);
        var (client, provider) = await host.ReportedAsync();
        var (selection, waiting) = await host.SelectAsync(client, provider, payor);
        var ready = await host.ApplicationAsync(client, provider, silent, "ready");

        await host.PublishAsync(new ProviderExcluded(provider, client, Guid.CreateVersion7(), host.Now), times: 2);
        await host.HasBlockersAsync(waiting, "provider-excluded");
        await Wait.UntilAsync("the other is blocked too", async () => PayorsHost.BlockersOf(await host.ReadAsync(ready)).Contains("provider-excluded"));
        host.Intake.Behaves(silent, _ => Behaviour.Well);
        await host.PayAsync(client, selection);
        await Wait.UntilAsync("it is paid", async () => (await host.ReadAsync(waiting)).GetProperty("paidAt").ValueKind != JsonValueKind.Null);
        using var refused = await host.DoAsync(waiting, "submit");
        await refused.ProblemAsync(409, "provider-excluded");
        (await host.ReadAsync(waiting)).GetProperty("state").GetString().ShouldBe("awaitingPayment");

        await host.PublishAsync(Changed(client, provider, version: 3, excluded: false));

        await host.ComesToAsync(waiting, "submitted");
        await host.ComesToAsync(ready, "submitted");
        host.Intake.ReceivedBy(payor).Length.ShouldBe(1);
        host.Intake.ReceivedBy(silent).Length.ShouldBe(1);
    }

    private ProviderChanged Changed(Guid client, Guid provider, int version, bool excluded) =>
        new(provider, client, version, "1234567893", "Ada", "Quinn", [], [], [new LicenseHeld("CT", null)], true, excluded, host.Now);
}
