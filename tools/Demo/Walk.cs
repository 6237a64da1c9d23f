using System.Text;
using System.Text.Json;

namespace Credentialing.Demo;

/// <summary>
/// One client on its way from a consultation to payors' decisions, as staff and client walk it over the public API. Each
/// step is a method; what a step needs is the caller's to have done before.
/// </summary>
public sealed class Walk : IDisposable
{
    private static readonly object s_theirSignature = new { name = "Ada Quinn", title = "Owner", consent = true };

    private static readonly object s_ourSignature = new { name = "Noor Haddad", title = "Director", consent = true };

    private static readonly string[] s_attendees = ["ada@practice.example"], s_taxonomies = ["207Q00000X"], s_questions = ["How long does it take?"];

    private Walk(Gateway us, Gateway they, Guid client) => (Us, They, Client) = (us, they, client);

    /// <summary>Our side.</summary>
    public Gateway Us { get; }

    /// <summary>The client's side.</summary>
    public Gateway They { get; }

    /// <summary>The client.</summary>
    public Guid Client { get; }

    /// <summary>For how many seconds something is awaited that another service has still to do.</summary>
    public int Patience { get; init; } = 60;

    /// <summary>We enter a client ourselves, who asked by telephone.</summary>
    /// <param name="open">Opens the gateway for another account.</param>
    /// <param name="us">Our side.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="states">Where it practises.</param>
    /// <param name="patience">For how many seconds something is awaited.</param>
    public static async Task<Walk> EnterAsync(Func<Gateway> open, Gateway us, string name, string[] states, int patience)
    {
        var client = (await us.PostAsync("/v1/clients", new
        {
            name, kind = "practice", contact = new { name = "Ada Quinn", email = "ada@practice.example" }, states, specialties = s_taxonomies,
        })).Id();
        return new Walk(us, await AccountAsync(open, us, "clientAdmin", client), client) { Patience = patience };
    }

    /// <summary>A prospect asks for a consultation, and we take it on.</summary>
    /// <param name="open">Opens the gateway for another account.</param>
    /// <param name="us">Our side.</param>
    /// <param name="organization">The prospect's name.</param>
    /// <param name="states">Where it practises.</param>
    /// <param name="kind"><c>practice</c>, <c>group</c>, <c>hospital</c> or <c>healthPlan</c>.</param>
    public static async Task<Walk> BeginAsync(Func<Gateway> open, Gateway us, string organization, string[] states, string kind = "practice")
    {
        var asked = await AskAsync(open, organization, states, kind);
        var reference = asked.GetProperty("reference").GetString();
        var request = (await us.ListAsync($"/v1/consultation-requests?q={reference}")).Single(item => item.GetProperty("reference").GetString() == reference);
        var accepted = await us.PostAsync($"/v1/consultation-requests/{request.Id()}/accept");
        var client = accepted.GetProperty("clientId").GetGuid();
        return new Walk(us, await AccountAsync(open, us, "clientAdmin", client), client);
    }

    /// <summary>A prospect asks for a consultation.</summary>
    /// <param name="open">Opens the gateway for another account.</param>
    /// <param name="organization">The prospect's name.</param>
    /// <param name="states">Where it practises.</param>
    /// <param name="kind"><c>practice</c>, <c>group</c>, <c>hospital</c> or <c>healthPlan</c>.</param>
    public static async Task<JsonElement> AskAsync(Func<Gateway> open, string organization, string[] states, string kind)
    {
        using var anybody = open();
        return await anybody.PostAsync("/v1/consultation-requests", new
        {
            organization,
            contact = new { name = "Ada Quinn", email = "ada@practice.example", phone = "(203) 555-0100" },
            kind,
            states,
            specialties = s_taxonomies,
            providerCount = 2,
            goals = "In network with three payors by summer",
            questions = s_questions,
        });
    }

    /// <summary>An account of a client, or of ours when no client is named.</summary>
    public static async Task<Gateway> AccountAsync(Func<Gateway> open, Gateway us, string role, Guid? client = null)
    {
        var account = await us.PostAsync("/v1/api-clients", new { name = $"Example {role}", roles = new[] { role }, clientIds = client is { } one ? [one] : Array.Empty<Guid>() });
        return await open().SignInAsync(account.GetProperty("clientId").GetString()!, account.GetProperty("clientSecret").GetString()!);
    }

    /// <summary>Arranges a meeting and records that it was held.</summary>
    public async Task MeetAsync(string kind, string? outcome = null)
    {
        var meeting = await ArrangeAsync(kind, TimeProvider.System.GetUtcNow().AddMinutes(-40));
        object result = outcome is null
            ? new { notes = "As planned.", attended = s_attendees }
            : new { notes = "As planned.", attended = s_attendees, outcome };
        await Us.PostAsync($"/v1/meetings/{meeting.Id()}/complete", result);
    }

    /// <summary>Arranges a meeting.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="at">When; in three days where it is not said.</param>
    public Task<JsonElement> ArrangeAsync(string kind, DateTimeOffset? at = null) => Us.PostAsync($"/v1/clients/{Client}/meetings", new
    {
        kind, startsAt = at ?? TimeProvider.System.GetUtcNow().AddDays(3), durationMinutes = 30, attendees = s_attendees,
    });

    /// <summary>Drafts a launch plan, publishes it and reviews it with the client.</summary>
    public async Task<JsonElement> PlanAsync()
    {
        var plan = await Us.PostAsync($"/v1/clients/{Client}/launch-plans");
        var published = await Us.PostAsync($"/v1/launch-plans/{plan.Id()}/publish");
        await MeetAsync("planReview");
        return published;
    }

    /// <summary>Both sides sign both agreements; answers the onboarding invoice that this opens.</summary>
    public async Task<JsonElement> AgreeAsync()
    {
        foreach (var kind in (string[])["msa", "sow"])
        {
            var agreement = (await Us.PostAsync($"/v1/clients/{Client}/agreements", new { kind })).Id();
            await Us.PostAsync($"/v1/agreements/{agreement}/send");
            await They.PostAsync($"/v1/agreements/{agreement}/sign", s_theirSignature);
            await Us.PostAsync($"/v1/agreements/{agreement}/sign", s_ourSignature);
        }

        return await InvoiceAsync("onboarding", Client);
    }

    /// <summary>Waits for the invoice of something.</summary>
    public Task<JsonElement> InvoiceAsync(string reason, Guid subject) => Gateway.UntilAsync($"the {reason} invoice is opened", async () =>
        (await Us.ListAsync($"/v1/invoices?clientId={Client}")).Where(invoice => invoice.Text("reason") == reason && invoice.GetProperty("subjectId").GetGuid() == subject)
            .Select(invoice => (JsonElement?)invoice).FirstOrDefault(), Patience);

    /// <summary>Pays what is due, or a part of it.</summary>
    public Task<JsonElement> PayAsync(JsonElement invoice, decimal? amount = null) => Us.PostAsync($"/v1/invoices/{invoice.Id()}/payments", new
    {
        amount = new { amount = amount ?? invoice.GetProperty("due").GetProperty("amount").GetDecimal(), currency = "USD" }, method = "ach", reference = $"ACH {invoice.Text("number")}",
    });

    /// <summary>Sets up a practice.</summary>
    public async Task<Guid> PracticeAsync(string name, string state) => (await They.PostAsync($"/v1/clients/{Client}/practices", new
    {
        name, npi = Npi.Next(), tin = "123456789", locations = new[] { new { line1 = "1 Main Street", city = "Springfield", state, postalCode = "06001" } },
    })).Id();

    /// <summary>Sets up a provider with a licence in a state.</summary>
    public async Task<Guid> ProviderAsync(Guid practice, string firstName, string lastName, string state, string? npi = null, string caqhId = "12345678") => (await They.PostAsync("/v1/providers", new
    {
        clientId = Client,
        practiceIds = new[] { practice },
        npi = npi ?? Npi.Next(),
        firstName,
        lastName,
        taxonomies = s_taxonomies,
        licenses = new[] { new { state, number = "MD-10001", issuedOn = "2015-06-01", expiresOn = "2031-05-31" } },
        caqhId,
        email = "provider@practice.example",
    })).Id();

    /// <summary>Compiles the payor discovery report, publishes it and reviews it with the client.</summary>
    public async Task<JsonElement> DiscoverAsync()
    {
        var report = await Us.PostAsync($"/v1/clients/{Client}/discovery-reports");
        var published = await Us.PostAsync($"/v1/discovery-reports/{report.Id()}/publish");
        await MeetAsync("discoveryReport");
        return published;
    }

    /// <summary>The client selects payors for providers; answers the selection.</summary>
    public Task<JsonElement> SelectAsync(IEnumerable<Guid> payors, params Guid[] providers) => They.PostAsync($"/v1/clients/{Client}/payor-selections", new
    {
        items = payors.Select(payorId => new { payorId, providerIds = providers }).ToArray(),
    });

    /// <summary>Waits until an application is in one of these states, and answers it.</summary>
    public async Task<JsonElement> ApplicationAsync(Guid id, params string[] states)
    {
        JsonElement last = default;
        try
        {
            return await Gateway.UntilAsync($"application {id} is {string.Join(" or ", states)}", async () =>
            {
                last = await Us.GetAsync($"/v1/applications/{id}");
                return states.Contains(last.Text("state"), StringComparer.Ordinal) ? last : null;
            }, Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} It is: {last}", late);
        }
    }

    /// <summary>Uploads a document of one page about something of the client.</summary>
    public Task<JsonElement> UploadAsync(string subjectKind, Guid subject, string documentKind) => They.UploadAsync("/v1/documents", $"{documentKind}.pdf", OnePage.Pdf(documentKind), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["clientId"] = Client.ToString(), ["subjectKind"] = subjectKind, ["subjectId"] = subject.ToString(), ["documentKind"] = documentKind,
    });

    /// <summary>Sends a list of providers.</summary>
    /// <param name="file">CSV.</param>
    public Task<JsonElement> SendRosterAsync(string file) => They.UploadAsync(
        "/v1/rosters", "roster.csv", Encoding.UTF8.GetBytes(file), new Dictionary<string, string>(StringComparer.Ordinal) { ["clientId"] = Client.ToString() });

    /// <summary>Screens the client's providers by the lists that are in force, and waits for the alert about one of them.</summary>
    /// <param name="npi">Whom the alert must be about; a roster may still be bringing this provider.</param>
    public async Task<JsonElement> AlertAsync(string npi)
    {
        await Gateway.UntilAsync("the exclusion lists are in force", async () =>
            (await Us.ListAsync("/v1/exclusion-lists")).All(list => list.Text("standing") == "inForce") ? JsonElement.Parse("true") : null, 2 * Patience);
        await Gateway.UntilAsync($"there is a provider {npi}", async () =>
            (await Us.ListAsync($"/v1/providers?clientId={Client}")).Where(provider => provider.Text("npi") == npi).Select(provider => (JsonElement?)provider).FirstOrDefault(), Patience);
        await Us.PostAsync("/v1/screening-runs", new { clientId = Client });
        return await Gateway.UntilAsync($"there is an alert about {npi}", async () =>
            (await Us.ListAsync($"/v1/alerts?clientId={Client}")).Where(alert => alert.GetProperty("provider").Text("npi") == npi).Select(alert => (JsonElement?)alert).FirstOrDefault(), Patience);
    }

    /// <summary>Brings what a month has added to the LEIE, and waits until it is taken.</summary>
    /// <param name="file">CSV.</param>
    public async Task BringExclusionsAsync(string file)
    {
        var import = await Us.UploadAsync("/v1/exclusion-lists/leie?kind=supplement", "leie.csv", Encoding.UTF8.GetBytes(file), new Dictionary<string, string>(StringComparer.Ordinal));
        await Gateway.UntilAsync("the new exclusions are taken", async () =>
            await Us.GetAsync($"/v1/exclusion-lists/imports/{import.Id()}") is var one && one.Text("state") == "completed" ? one : null, Patience);
    }

    /// <summary>The client's journey.</summary>
    public Task<JsonElement> JourneyAsync() => They.GetAsync($"/v1/clients/{Client}/journey");

    /// <summary>Waits until the journey's current step is this one.</summary>
    public async Task<JsonElement> AtAsync(string step)
    {
        JsonElement last = default;
        try
        {
            return await Gateway.UntilAsync($"the current step is {step}", async () =>
            {
                last = await JourneyAsync();
                return last.Text("currentStep") == step ? last : null;
            }, Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} The journey: {last}", late);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => They.Dispose();
}
