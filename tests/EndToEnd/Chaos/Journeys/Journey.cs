using System.Net;
using System.Text.Json;
using Credentialing.Demo;
using Shouldly;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>
/// One client's way from the consultation to an approved application, whatever breaks meanwhile. At the gate of money it
/// tries to get through without.
/// </summary>
/// <param name="number">Its number: every second one pays by card.</param>
internal sealed class Journey(int number)
{
    // Whom the NPI registry and CAQH of the sandbox know, with nothing against her.
    private const string Npi = "1234567893", CaqhId = "90000001";

    // Longer than anything here is broken.
    private const int Patience = 300;

    /// <summary>Where it is, for the report when it gets stuck.</summary>
    public string At { get; private set; } = "not begun";

    /// <summary>The client.</summary>
    public Guid Client { get; private set; }

    /// <summary>The application.</summary>
    public Guid Application { get; private set; }

    /// <summary>The invoice for it.</summary>
    public Guid Invoice { get; private set; }

    /// <summary>Whether the invoice was paid at the card processor's page.</summary>
    public bool IsByCard => number % 2 == 0;

    /// <summary>The credential file of the client's provider.</summary>
    public Guid File { get; private set; }

    /// <summary>How often a specialist had the packet handed over once more, because the payor said that it had received another one.</summary>
    public int HandedOverAgain { get; private set; }

    /// <summary>From the first step to the last; where it failed is told with why.</summary>
    public async Task WalkAsync(Func<Gateway> open, Gateway us, Guid payor)
    {
        try
        {
            await GoAsync(open, us, payor);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Journey {number} of client {Client} got stuck at “{At}”: {exception.Message}", exception);
        }
    }

    private async Task GoAsync(Func<Gateway> open, Gateway us, Guid payor)
    {
        At = "consultation";
        using var walk = await Walk.EnterAsync(open, us, $"Storm {number:D3}", ["CT"], Patience);
        Client = walk.Client;
        await walk.MeetAsync("consultation", "proceed");

        At = "launch plan";
        await walk.AtAsync("launchPlan");
        await walk.PlanAsync();

        At = "agreement";
        var onboarding = await walk.AgreeAsync();
        await walk.PayAsync(onboarding);
        var practice = await walk.PracticeAsync("Main Street", "CT");
        var provider = await walk.ProviderAsync(practice, "Juniper", "Tallwood", "CT", Npi, CaqhId);
        await walk.MeetAsync("onboardingWalkthrough");

        At = "discovery";
        await walk.AtAsync("discovery");
        await walk.DiscoverAsync();
        File = (await Gateway.UntilAsync("the credential file is open", async () => (await us.ListAsync($"/v1/credential-files?clientId={Client}")) is [var file, ..] ? file : null, Patience)).Id();

        At = "selection";
        await walk.AtAsync("selection");
        var selection = await walk.SelectAsync([payor], provider);
        Application = selection.GetProperty("applicationIds")[0].GetGuid();
        var invoice = await walk.InvoiceAsync("selection", selection.Id());
        Invoice = invoice.Id();
        await UnpaidAsync(us);
        await PayAsync(us, walk, invoice);

        At = "submission";
        await SubmittedAsync(us);

        At = "follow-up";
        var path = $"/v1/applications/{Application}";
        await us.PostAsync($"{path}/payor-responses", new { kind = "received", text = "Received" });
        await us.PostAsync($"{path}/payor-responses", new { kind = "infoRequested", text = "Which location?" });
        await us.PostAsync($"{path}/clarifications", new { text = "Main Street", documents = Array.Empty<Guid>() });
        await us.PostAsync($"{path}/payor-responses", new { kind = "approved", text = "Welcome", effectiveOn = "2031-02-01", payorProviderId = $"P-{number}" });
        await walk.AtAsync("maintenance");
        At = "the end";
    }

    // It submits itself; where a payor answered what cannot be, a specialist has looked and has it handed over once more.
    private Task<JsonElement> SubmittedAsync(Gateway us) => Gateway.UntilAsync("the application is submitted", async () =>
    {
        var path = $"/v1/applications/{Application}";
        var now = await us.GetAsync(path);
        if (now.GetProperty("blockers").EnumerateArray().Any(blocker => blocker.Text("code") == "intake-refused"))
        {
            now = await us.PostAsync($"{path}/submit");
            HandedOverAgain++;
        }

        return now.Text("state") == "submitted" ? now : null;
    }, Patience);

    private async Task UnpaidAsync(Gateway us)
    {
        var (status, problem) = await us.RefusedAsync($"/v1/applications/{Application}/submit");
        (status, problem.Text("code")).ShouldBe((HttpStatusCode.Conflict, "invoice-not-paid"));
    }

    private async Task PayAsync(Gateway us, Walk walk, JsonElement invoice)
    {
        if (IsByCard)
        {
            At = "card page";
            var page = await walk.They.PostAsync($"/v1/invoices/{Invoice}/checkout");
            await Weather.PayAsync(new Uri(page.Text("url")));
        }
        else
        {
            At = "half paid";
            await walk.PayAsync(invoice, 100m);
            await UnpaidAsync(us);
            await walk.PayAsync(await us.GetAsync($"/v1/invoices/{Invoice}"));
        }

        At = "paid";
        await Gateway.UntilAsync("the invoice is paid", async () => await us.GetAsync($"/v1/invoices/{Invoice}") is var now && now.Text("state") == "paid" ? now : null, Patience);
    }
}
