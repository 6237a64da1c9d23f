using System.Globalization;
using System.Net;
using System.Text.Json;
using Credentialing.Demo;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd.MainJob;

/// <summary>
/// The main job (J1 to J6): a client goes from a consultation to approved payor applications, with service accounts only,
/// and at each gate what must not pass does not.
/// </summary>
public sealed class MainJobTests(StackFixture stack)
{
    [Fact]
    public async Task A_client_goes_from_a_consultation_to_an_approved_application()
    {
        using var us = await UsAsync();
        using var walk = await Walk.BeginAsync(Open, us, $"Harbor {Guid.CreateVersion7():N}", ["CT"]);
        using var stranger = await Walk.AccountAsync(Open, us, "clientAdmin", (await NewClientAsync(us)));
        (await walk.JourneyAsync()).Text("currentStep").ShouldBe("consultation");

        // J1, J2
        await walk.MeetAsync("consultation", "proceed");
        (await walk.JourneyAsync()).Text("currentStep").ShouldBe("launchPlan");
        var plan = await walk.PlanAsync();
        plan.GetProperty("payors").GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
        (await walk.JourneyAsync()).Text("currentStep").ShouldBe("agreement");

        // J3
        var onboarding = await walk.AgreeAsync();
        await walk.PayAsync(onboarding);
        var practice = await walk.PracticeAsync("Main Street", "CT");
        var ines = await walk.ProviderAsync(practice, "Ines", "Marlow", "CT");
        var unlicensed = await walk.ProviderAsync(practice, "Omar", "Reyes", "NY");
        await walk.MeetAsync("onboardingWalkthrough");
        await walk.AtAsync("discovery");

        // J4; without a published report nobody selects
        var payors = await us.ListAsync("/v1/payors?state=CT");
        var easy = Pick(payors, payor => payor.GetProperty("requirements").GetArrayLength() == 0 && payor.Text("panel") == "open" && payor.Text("method") is "caqh" or "portal");
        var early = await walk.They.RefusedAsync($"/v1/clients/{walk.Client}/payor-selections", new { items = new[] { new { payorId = easy.Id(), providerIds = new[] { ines } } } });
        (early.Status, early.Problem.Text("code")).ShouldBe((HttpStatusCode.Conflict, "discovery-report-not-published"));
        await walk.DiscoverAsync();
        await walk.AtAsync("selection");
        await FilesAreOpenAsync(us, walk.Client, ines, unlicensed);

        // J5: nothing is submitted before all of it is paid
        var selection = await walk.SelectAsync([easy.Id()], ines, unlicensed);
        var applications = selection.GetProperty("applicationIds").EnumerateArray().Select(id => id.GetGuid()).ToArray();
        applications.Length.ShouldBe(2);
        var unpaid = await us.RefusedAsync($"/v1/applications/{applications[0]}/submit");
        (unpaid.Status, unpaid.Problem.Text("code")).ShouldBe((HttpStatusCode.Conflict, "invoice-not-paid"));
        var invoice = await walk.InvoiceAsync("selection", selection.Id());
        await walk.PayAsync(invoice, 100m);
        var half = await us.RefusedAsync($"/v1/applications/{applications[0]}/submit");
        half.Problem.Text("code").ShouldBe("invoice-not-paid");
        (await us.GetAsync($"/v1/applications/{applications[0]}")).Text("state").ShouldBe("awaitingPayment");
        (await ReceivedAsync(applications)).ShouldBeEmpty();
        await StrangerSeesNothingAsync(stranger, walk, ines, invoice, applications[0]);

        await walk.PayAsync(await us.GetAsync($"/v1/invoices/{invoice.Id()}"));
        var of = await ApplicationOfAsync(us, applications, ines);
        var submitted = await walk.ApplicationAsync(of, "submitted");
        submitted.Text("receipt").ShouldNotBeEmpty();
        (await ReceivedAsync([of])).ShouldHaveSingleItem().Text("sha256").ShouldBe(submitted.Text("packetHash"));
        var waiting = await walk.ApplicationAsync(applications.Single(id => id != of), "preparing");
        waiting.GetProperty("blockers").GetArrayLength().ShouldBeGreaterThan(0);
        await walk.AtAsync("followUp");

        await DecideAsync(us, walk, of);
        await us.PostAsync($"/v1/applications/{waiting.Id()}/withdraw", new { reason = "Not needed" });
        await walk.AtAsync("maintenance");
        using var books = await stack.AsAdministratorAsync();
        await FirstLightTests.ShouldBalanceAsync(books);
    }

    [Fact]
    public async Task A_packet_waits_for_its_document_and_goes_on_by_itself()
    {
        using var us = await UsAsync();
        using var walk = await Walk.BeginAsync(Open, us, $"Ferry {Guid.CreateVersion7():N}", ["CT"]);
        var practice = await walk.PracticeAsync("Ferry Landing", "CT");
        var provider = await walk.ProviderAsync(practice, "Ada", "Quinn", "CT");
        await walk.DiscoverAsync();
        var payors = await us.ListAsync("/v1/payors?state=CT");
        var asking = Pick(payors, payor => payor.Text("panel") == "open" && payor.Text("method") != "paper" && KindsOf(payor).Length > 0 &&
            payor.GetProperty("requirements").EnumerateArray().All(requirement => requirement.TryGetProperty("documentKind", out var kind) && kind.ValueKind == JsonValueKind.String));
        var selection = await walk.SelectAsync([asking.Id()], provider);
        var application = selection.GetProperty("applicationIds")[0].GetGuid();
        await walk.PayAsync(await walk.InvoiceAsync("selection", selection.Id()));
        var preparing = await walk.ApplicationAsync(application, "preparing");
        preparing.GetProperty("blockers").GetArrayLength().ShouldBe(KindsOf(asking).Length, preparing.ToString());
        var refused = await us.RefusedAsync($"/v1/applications/{application}/submit");
        (refused.Status, refused.Problem.Text("code")).ShouldBe((HttpStatusCode.Conflict, "packet-incomplete"));

        foreach (var kind in KindsOf(asking))
        {
            await walk.UploadAsync("provider", provider, kind);
        }

        var submitted = await walk.ApplicationAsync(application, "submitted");
        (await ReceivedAsync([application])).ShouldHaveSingleItem().Text("sha256").ShouldBe(submitted.Text("packetHash"));
    }

    // J6: asked, clarified, denied, resubmitted once for nothing and once for money.
    private static async Task DecideAsync(Gateway us, Walk walk, Guid application)
    {
        var path = $"/v1/applications/{application}";
        await us.PostAsync($"{path}/follow-ups", new { channel = "phone", contact = "Provider relations", outcome = "received", notes = "In the queue", nextOn = "2031-01-15" });
        await us.PostAsync($"{path}/payor-responses", new { kind = "received", text = "Received" });
        (await us.PostAsync($"{path}/payor-responses", new { kind = "infoRequested", text = "Which location?" })).Text("state").ShouldBe("infoRequested");
        (await us.PostAsync($"{path}/clarifications", new { text = "Main Street", documents = Array.Empty<Guid>() })).Text("state").ShouldBe("inReview");
        (await us.PostAsync($"{path}/payor-responses", new { kind = "denied", text = "Panel full" })).Text("state").ShouldBe("denied");
        (await us.PostAsync($"{path}/resubmit", new { text = "Please look again" })).Text("state").ShouldBe("resubmitted");
        await us.PostAsync($"{path}/payor-responses", new { kind = "received", text = "Received" });
        (await us.PostAsync($"{path}/payor-responses", new { kind = "denied", text = "Still full" })).Text("state").ShouldBe("denied");

        var second = await us.RefusedAsync($"{path}/resubmit", new { text = "Once more" });
        (second.Status, second.Problem.Text("code")).ShouldBe((HttpStatusCode.Conflict, "resubmission-not-included"));
        var quote = second.Problem.GetProperty("quoteId").GetGuid();
        await walk.They.PostAsync($"/v1/quotes/{quote}/accept");
        (await us.RefusedAsync($"{path}/resubmit", new { text = "Once more" })).Problem.Text("code").ShouldBe("resubmission-not-included");
        await walk.PayAsync(await walk.InvoiceAsync("resubmission", application));
        await Gateway.UntilAsync("the paid resubmission is included", async () =>
            await us.GetAsync(path) is var now && now.GetProperty("resubmissions").GetProperty("included").GetInt32() == 2 ? now : null);
        (await us.PostAsync($"{path}/resubmit", new { text = "Once more" })).Text("state").ShouldBe("resubmitted");
        await us.PostAsync($"{path}/payor-responses", new { kind = "received", text = "Received" });
        var approved = await us.PostAsync($"{path}/payor-responses", new { kind = "approved", text = "Welcome", effectiveOn = "2031-02-01", payorProviderId = "P-1" });
        (approved.Text("state"), approved.Text("effectiveOn"), approved.Text("payorProviderId")).ShouldBe(("approved", "2031-02-01", "P-1"));
        approved.GetProperty("resubmissions").GetProperty("used").GetInt32().ShouldBe(2);
    }

    private static async Task StrangerSeesNothingAsync(Gateway stranger, Walk walk, Guid provider, JsonElement invoice, Guid application)
    {
        string[] paths =
        [
            $"/v1/clients/{walk.Client}", $"/v1/clients/{walk.Client}/journey", $"/v1/clients/{walk.Client}/launch-plans", $"/v1/providers/{provider}",
            $"/v1/invoices/{invoice.Id()}", $"/v1/applications/{application}",
        ];
        foreach (var path in paths)
        {
            (await Should.ThrowAsync<ApiException>(() => stranger.GetAsync(path))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        string[] lists = ["/v1/providers", "/v1/applications", "/v1/invoices", "/v1/credential-files", "/v1/agreements", "/v1/documents"];
        foreach (var list in lists)
        {
            (await stranger.ListAsync(list)).ShouldBeEmpty(list);
            (await stranger.ListAsync($"{list}?clientId={walk.Client}")).ShouldBeEmpty(list);
        }
    }

    private static Task<JsonElement> FilesAreOpenAsync(Gateway us, Guid client, params Guid[] providers) => Gateway.UntilAsync("each provider has its credential file", async () =>
    {
        var files = await us.ListAsync($"/v1/credential-files?clientId={client}");
        return files.Count == providers.Length && providers.All(provider => files.Any(file => file.GetProperty("providerId").GetGuid() == provider)) ? files[0] : null;
    });

    private static async Task<Guid> ApplicationOfAsync(Gateway us, IEnumerable<Guid> applications, Guid provider)
    {
        foreach (var id in applications)
        {
            if ((await us.GetAsync($"/v1/applications/{id}")).GetProperty("providerId").GetGuid() == provider)
            {
                return id;
            }
        }

        throw new InvalidOperationException("No application is of that provider.");
    }

    private static JsonElement Pick(IReadOnlyList<JsonElement> payors, Func<JsonElement, bool> which) =>
        payors.Where(which).Select(payor => (JsonElement?)payor).FirstOrDefault() ?? throw new InvalidOperationException("No payor is like that.");

    private static string[] KindsOf(JsonElement payor) =>
        [.. payor.GetProperty("requirements").EnumerateArray().Select(requirement => requirement.GetProperty("documentKind").GetString()!).Distinct(StringComparer.Ordinal)];

    private static async Task<Guid> NewClientAsync(Gateway us) =>
        (await us.PostAsync("/v1/clients", new { name = "Stranger", kind = "practice", contact = new { name = "S", email = "s@stranger.example" } })).Id();

    // What the payor's intake has, by the key that each packet was sent with.
    private async Task<JsonElement[]> ReceivedAsync(IReadOnlyCollection<Guid> applications)
    {
        using var sandbox = stack.Sandbox();
        var received = JsonElement.Parse(await sandbox.GetStringAsync(new Uri("/payors/received", UriKind.Relative)));
        return [.. received.GetProperty("items").EnumerateArray().Where(one => applications.Any(id => one.Text("key").Contains(id.ToString("D", CultureInfo.InvariantCulture), StringComparison.Ordinal)))];
    }

    private Gateway Open() => new(stack.Gateway());

    private Task<Gateway> UsAsync() => Open().SignInAsync(stack.Administrator.ClientId, stack.Administrator.ClientSecret);
}
