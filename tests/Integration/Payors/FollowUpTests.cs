using System.Text.Json;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class FollowUpTests(PayorsHost host)
{
    private const string Denied = """{"kind":"denied","text":"Panel is full"}""";

    [Fact]
    public async Task An_application_goes_from_submission_over_a_question_to_approval()
    {
        var (client, provider, id) = await SubmittedAsync();
        using var tooSoon = await host.DoAsync(id, "payor-responses", """{"kind":"approved","text":"Welcome"}""");
        await tooSoon.ProblemAsync(409, "move-not-allowed");
        (await StateAsync(id, "payor-responses", """{"kind":"received","text":"Got it"}""")).ShouldBe("inReview");
        (await StateAsync(id, "payor-responses", """{"kind":"infoRequested","text":"A signed W-9"}""")).ShouldBe("infoRequested");
        var document = host.Others.Put(client, "provider", provider, "w9", [1]);
        var foreign = host.Others.Put(client, "provider", Guid.CreateVersion7(), "w9", [1]);
        using var unknown = await host.DoAsync(id, "clarifications", $$"""{"text":"Here","documents":["{{document.Id}}","{{foreign.Id}}"]}""");
        (await unknown.ProblemAsync(422, "document-unknown")).GetProperty("errors").TryGetProperty("documents[1]", out _).ShouldBeTrue();
        (await StateAsync(id, "clarifications", $$"""{"text":"Here","documents":["{{document.Id}}"]}""")).ShouldBe("inReview");
        using var twice = await host.DoAsync(id, "clarifications", """{"text":"Here"}""");
        await twice.ProblemAsync(409, "nothing-to-clarify");

        var approved = await host.DoneAsync(id, "payor-responses", """{"kind":"approved","text":"Welcome","effectiveOn":"2026-05-01","payorProviderId":"H-77"}""");

        (approved.GetProperty("state").GetString(), approved.GetProperty("effectiveOn").GetString(), approved.GetProperty("payorProviderId").GetString())
            .ShouldBe(("approved", "2026-05-01", "H-77"));
        approved.GetProperty("nextFollowUpOn").ValueKind.ShouldBe(JsonValueKind.Null);
        var clarified = approved.GetProperty("timeline").EnumerateArray().Single(entry => entry.GetProperty("kind").GetString() == "clarification");
        (clarified.GetProperty("actor").GetString(), clarified.GetProperty("details")[0].GetProperty("value").GetString()).ShouldBe(("A test account", document.Id));
        using var over = await host.DoAsync(id, "withdraw", """{"reason":"No"}""");
        await over.ProblemAsync(409, "move-not-allowed");
    }

    [Fact]
    public async Task Follow_ups_are_recorded_and_what_is_due_is_found_when_its_day_comes()
    {
        var (client, _, id) = await SubmittedAsync();
        const string asked = "\"channel\":\"phone\",\"contact\":\"Provider relations\",\"outcome\":\"Still in review\"";
        using var past = await host.DoAsync(id, "follow-ups", $$"""{{{asked}},"nextOn":"2020-01-01"}""");
        await past.ProblemAsync(422, "next-on-not-later");
        (await host.DoneAsync(id, "follow-ups", $$"""{{{asked}}}""")).GetProperty("nextFollowUpOn").GetString().ShouldBe(host.Today.AddDays(14).ToString("O"));
        var day = host.Today.AddDays(3);
        await host.DoneAsync(id, "follow-ups", $$"""{{{asked}},"notes":"Call the desk","nextOn":"{{day:O}}"}""");
        (await DueAsync(client)).ShouldBeEmpty();

        await host.AdvanceAsync(TimeSpan.FromDays(3));

        (await DueAsync(client)).ShouldBe([id]);
    }

    [Fact]
    public async Task One_resubmission_is_included_and_the_next_is_quoted_and_paid_first()
    {
        var (client, _, id) = await SubmittedAsync();
        await host.DoneAsync(id, "payor-responses", """{"kind":"received","text":"Got it"}""");
        using var early = await host.DoAsync(id, "resubmit", """{"text":"Again"}""");
        await early.ProblemAsync(409, "move-not-allowed");
        await host.DoneAsync(id, "payor-responses", Denied);
        var resubmitted = await host.DoneAsync(id, "resubmit", """{"text":"With the certificate"}""");
        (resubmitted.GetProperty("state").GetString(), resubmitted.GetProperty("resubmissions").GetRawText()).ShouldBe(("resubmitted", """{"used":1,"included":1}"""));
        var payor = resubmitted.GetProperty("payorCode").GetString()!;
        await Wait.UntilAsync("the payor has the second packet", () => Task.FromResult(host.Intake.ReceivedBy(payor).Any(received => received.Key == $"{id}:2")));
        await host.DoneAsync(id, "payor-responses", Denied);

        using var notIncluded = await host.DoAsync(id, "resubmit", """{"text":"Once more"}""");
        var quote = (await notIncluded.ProblemAsync(409, "resubmission-not-included")).GetProperty("quoteId").GetGuid();
        using var again = await host.DoAsync(id, "resubmit", """{"text":"Once more"}""");
        (await again.ProblemAsync(409, "resubmission-not-included")).GetProperty("quoteId").GetGuid().ShouldBe(quote);
        host.Others.Quoted.Where(asked => asked.ApplicationId == id.ToString()).ShouldAllBe(asked => asked.Used == 1);
        (await host.ReadAsync(id)).GetProperty("state").GetString().ShouldBe("denied");

        var invoice = Guid.CreateVersion7();
        await host.PublishAsync(new InvoicePaid(invoice, client, "resubmission", id, host.Now), times: 2);
        await host.PublishAsync(new InvoicePaid(invoice, client, "resubmission", id, host.Now));
        await Wait.UntilAsync("another is included", async () => (await host.ReadAsync(id)).GetProperty("resubmissions").GetProperty("included").GetInt32() > 1);
        (await StateAsync(id, "resubmit", """{"text":"Once more"}""")).ShouldBe("resubmitted");
        await host.DoneAsync(id, "payor-responses", Denied);
        using var third = await host.DoAsync(id, "resubmit", """{"text":"And again"}""");
        await third.ProblemAsync(409, "resubmission-not-included");
        (await host.ReadAsync(id)).GetProperty("resubmissions").GetRawText().ShouldBe("""{"used":2,"included":2}""");
    }

    [Fact]
    public async Task Without_Billing_nobody_can_say_what_another_resubmission_costs()
    {
        var (_, _, id) = await SubmittedAsync();
        await host.DoneAsync(id, "payor-responses", """{"kind":"received","text":"Got it"}""");
        await host.DoneAsync(id, "payor-responses", Denied);
        await host.DoneAsync(id, "resubmit", """{"text":"Again"}""");
        await host.DoneAsync(id, "payor-responses", Denied);
        try
        {
            host.Others.BillingIsDown = true;
            using var unknown = await host.DoAsync(id, "resubmit", """{"text":"Once more"}""");
            await unknown.ProblemAsync(503, "service-unavailable");
        }
        finally
        {
            host.Others.BillingIsDown = false;
        }
    }

    [Fact]
    public async Task A_denied_application_that_was_selected_anew_is_not_resubmitted_beside_it()
    {
        var (client, provider, id) = await SubmittedAsync();
        await host.DoneAsync(id, "payor-responses", """{"kind":"received","text":"Got it"}""");
        var denied = await host.DoneAsync(id, "payor-responses", Denied);
        await host.SelectAsync(client, provider, denied.GetProperty("payorCode").GetString()!);

        using var refused = await host.DoAsync(id, "resubmit", """{"text":"Again"}""");
        await refused.ProblemAsync(409, "application-exists");
    }

    [Fact]
    public async Task A_provider_sees_its_own_applications_and_no_colleagues()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        var colleague = host.Provider(client);
        var (_, own) = await host.SelectAsync(client, provider, payor);
        var (_, other) = await host.SelectAsync(client, colleague, payor);
        var self = host.AsProvider(client, provider);

        using var list = await self.SendAsync("GET", "/v1/applications");
        (await list.BodyAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldBe([own]);
        using var one = await self.SendAsync("GET", $"/v1/applications/{own}");
        ((int)one.StatusCode).ShouldBe(200);
        using var hidden = await self.SendAsync("GET", $"/v1/applications/{other}");
        await hidden.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Applications_are_found_by_who_what_and_words()
    {
        var (payor, second) = (await host.PayorAsync(), await host.PayorAsync("paper"));
        var (client, provider) = await host.ReportedAsync();
        var (_, first) = await host.SelectAsync(client, provider, payor);
        await host.SelectAsync(client, provider, second);

        (await ListAsync($"providerId={provider}")).Length.ShouldBe(2);
        (await ListAsync($"clientId={client}&payorId={payor}")).ShouldBe([first]);
        (await ListAsync($"clientId={client}&payorId=no-such-payor")).ShouldBeEmpty();
        (await ListAsync($"clientId={client}&state=approved")).ShouldBeEmpty();
        (await ListAsync($"clientId={client}&state=awaitingPayment&q=ada%20QUINN")).Length.ShouldBe(2);
        (await ListAsync($"clientId={client}&q={payor}")).ShouldBe([first]);
        using var wrong = await host.As("manager").SendAsync("GET", "/v1/applications?state=lost");
        await wrong.ProblemAsync(400, "invalid-request");
    }

    private async Task<(Guid Client, Guid Provider, Guid Application)> SubmittedAsync()
    {
        var payor = await host.PayorAsync();
        var (client, provider) = await host.ReportedAsync();
        return (client, provider, await host.ApplicationAsync(client, provider, payor, "submitted"));
    }

    private async Task<string?> StateAsync(Guid id, string action, string body) => (await host.DoneAsync(id, action, body)).GetProperty("state").GetString();

    private Task<Guid[]> DueAsync(Guid client) => ListAsync($"clientId={client}&followUpDue=true");

    private async Task<Guid[]> ListAsync(string query)
    {
        using var response = await host.As("manager").SendAsync("GET", $"/v1/applications?{query}");
        response.EnsureSuccessStatusCode();
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }
}
