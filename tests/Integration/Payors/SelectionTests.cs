using System.Text.Json;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class SelectionTests(PayorsHost host)
{
    [Fact]
    public async Task A_selection_begins_an_application_for_each_provider_and_says_what_is_in_its_way()
    {
        var payor = await host.PayorAsync();
        var closed = await host.PayorAsync(panel: "closed", requirements: """[{"code":"w9","text":"Form W-9","documentKind":"w9"}]""");
        var (client, provider) = await host.ReportedAsync();
        var unlicensed = host.Provider(client, licensedIn: "NY");

        using var selected = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}","{{unlicensed}}"]},{"payorId":"{{closed}}","providerIds":["{{provider}}"]}""");

        var body = await selected.BodyAsync();
        ((int)selected.StatusCode).ShouldBe(201);
        selected.Headers.Location!.ToString().ShouldBe($"/v1/payor-selections/{body.GetProperty("id").GetGuid()}");
        body.GetProperty("invoiceId").ValueKind.ShouldBe(JsonValueKind.Null);
        var ids = body.GetProperty("applicationIds").EnumerateArray().Select(id => id.GetGuid()).ToArray();
        var applications = await Task.WhenAll(ids.Select(host.ReadAsync));
        applications.ShouldAllBe(application => application.GetProperty("state").GetString() == "awaitingPayment");
        applications.Select(PayorsHost.BlockersOf).ShouldBe([[], ["license-missing"], ["panel-closed", "requirement-unmet"]]);
        applications[0].GetProperty("resubmissions").GetRawText().ShouldBe("""{"used":0,"included":1}""");
        (await host.RaisedAsync(body.GetProperty("id").GetGuid(), "payors.v1.payors-selected")).ShouldBe(1);
        (await host.RaisedAsync(ids[0], "payors.v1.application-state-changed")).ShouldBe(1);
    }

    [Fact]
    public async Task A_group_applies_once_for_each_practice()
    {
        var payor = await host.PayorAsync();
        var (client, _) = await host.ReportedAsync();
        using var none = await SelectAsync(client, $$"""{"payorId":"{{payor}}","group":true}""");
        await none.ProblemAsync(422, "practice-unknown");
        Guid[] practices = [host.Practice(client), host.Practice(client, "NY")];

        using var selected = await SelectAsync(client, $$"""{"payorId":"{{payor}}","group":true}""");

        var applications = await Task.WhenAll((await selected.BodyAsync()).GetProperty("applicationIds").EnumerateArray().Select(id => host.ReadAsync(id.GetGuid())));
        applications.Select(application => application.GetProperty("practiceId").GetGuid()).ShouldBe(practices, ignoreOrder: true);
        applications.ShouldAllBe(application => application.GetProperty("kind").GetString() == "group" && application.GetProperty("providerId").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_a_published_report_nothing_is_selected()
    {
        var payor = await host.PayorAsync();
        var client = await host.ClientAsync();
        using var refused = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{host.Provider(client)}}"]}""");
        await refused.ProblemAsync(409, "discovery-report-not-published");
        var hospital = await host.ClientAsync("hospital");
        using var never = await SelectAsync(hospital, $$"""{"payorId":"{{payor}}","group":true}""");
        await never.ProblemAsync(409, "not-applicable");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_selected()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (_, stranger) = await host.ReportedAsync();
        using var ofAnother = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}","{{stranger}}"]}""");
        (await ofAnother.ProblemAsync(422, "provider-unknown")).GetProperty("errors").TryGetProperty("items[0].providerIds[1]", out _).ShouldBeTrue();
        using var noPayor = await SelectAsync(client, $$"""{"payorId":"no-such-payor","providerIds":["{{provider}}"]}""");
        await noPayor.ProblemAsync(422, "payor-unknown");
        using var both = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}"],"group":true}""");
        await both.ProblemAsync(400, "invalid-request");
        using var neither = await SelectAsync(client, $$"""{"payorId":"{{payor}}"}""");
        await neither.ProblemAsync(400, "invalid-request");
        using var twice = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}","{{provider}}"]}""");
        await twice.ProblemAsync(422, "selected-twice");
    }

    [Fact]
    public async Task Ten_who_select_the_same_at_once_begin_one_application()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}"]}""")));

        answers.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        foreach (var refused in answers.Where(answer => (int)answer.StatusCode != 201))
        {
            await refused.ProblemAsync(409, "application-exists");
        }

        (await host.QueryAsync(db => db.Applications.CountAsync(application => application.ProviderId == provider))).ShouldBe(1);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task After_a_withdrawal_the_same_may_be_selected_anew()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (_, application) = await host.SelectAsync(client, provider, payor);
        await host.DoneAsync(application, "withdraw", """{"reason":"A mistake"}""");

        await host.SelectAsync(client, provider, payor);
    }

    [Fact]
    public async Task An_excluded_provider_is_refused_whether_Providers_or_the_event_says_so()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var asked = host.Provider(client, excluded: true);
        using var said = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}","{{asked}}"]}""");
        await said.ProblemAsync(409, "provider-excluded");

        await host.PublishAsync(new ProviderExcluded(provider, client, Guid.CreateVersion7(), host.Now));
        await Wait.UntilAsync("the exclusion is known", () => host.QueryAsync(db => db.KnownProviders.AnyAsync(known => known.ProviderId == provider && known.IsExcluded)));

        using var heard = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}"]}""");
        await heard.ProblemAsync(409, "provider-excluded");
    }

    [Fact]
    public async Task The_opened_invoice_is_known_and_a_voided_one_withdraws_what_it_was_for()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (selection, application) = await host.SelectAsync(client, provider, payor);
        var invoice = Guid.CreateVersion7();
        await host.PublishAsync(new InvoiceOpened(invoice, "INV-1", client, "selection", selection, 250, "USD", host.Today, host.Now), times: 2);
        await Wait.UntilAsync("the invoice is known", async () => (await SelectionAsync(client, selection)).GetProperty("invoiceId").ToString() == invoice.ToString());

        await host.PublishAsync(new InvoiceVoided(invoice, client, "selection", selection, host.Now), times: 2);

        await host.ComesToAsync(application, "withdrawn");
        (await SelectionAsync(client, selection)).GetProperty("state").GetString().ShouldBe("withdrawn");
        (await host.RaisedAsync(selection, "payors.v1.selection-withdrawn")).ShouldBe(0);
    }

    [Fact]
    public async Task Withdrawing_the_last_application_of_an_unpaid_selection_withdraws_the_selection()
    {
        var (payor, second) = (await host.PayorAsync(), await host.PayorAsync());
        var (client, provider) = await host.ReportedAsync();
        using var selected = await SelectAsync(client, $$"""{"payorId":"{{payor}}","providerIds":["{{provider}}"]},{"payorId":"{{second}}","providerIds":["{{provider}}"]}""");
        var body = await selected.BodyAsync();
        var selection = body.GetProperty("id").GetGuid();
        var applications = body.GetProperty("applicationIds").EnumerateArray().Select(id => id.GetGuid()).ToArray();

        await host.DoneAsync(applications[0], "withdraw", """{"reason":"Not now"}""");
        (await host.RaisedAsync(selection, "payors.v1.selection-withdrawn")).ShouldBe(0);
        await host.DoneAsync(applications[1], "withdraw", """{"reason":"Not now"}""");

        (await host.RaisedAsync(selection, "payors.v1.selection-withdrawn")).ShouldBe(1);
        (await SelectionAsync(client, selection)).GetProperty("state").GetString().ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Another_client_neither_selects_nor_sees()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var (selection, application) = await host.SelectAsync(client, provider, payor);
        var other = host.As("clientAdmin", await host.ClientAsync());

        using var selected = await other.SendAsync("POST", $"/v1/clients/{client}/payor-selections", $$"""{"items":[{"payorId":"{{payor}}","group":true}]}""");
        await selected.ProblemAsync(404, "not-found");
        foreach (var path in (string[])[$"/v1/payor-selections/{selection}", $"/v1/applications/{application}", $"/v1/applications/{application}/packet", $"/v1/clients/{client}/payor-selections"])
        {
            using var read = await other.SendAsync("GET", path);
            await read.ProblemAsync(404, "not-found");
        }

        using var list = await other.SendAsync("GET", $"/v1/applications?clientId={client}");
        (await list.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private Task<HttpResponseMessage> SelectAsync(Guid client, string items) =>
        host.As("clientAdmin", client).SendAsync("POST", $"/v1/clients/{client}/payor-selections", $$"""{"items":[{{items}}]}""");

    private async Task<JsonElement> SelectionAsync(Guid client, Guid selection)
    {
        using var response = await host.As("clientUser", client).SendAsync("GET", $"/v1/payor-selections/{selection}");
        return await response.BodyAsync();
    }
}
