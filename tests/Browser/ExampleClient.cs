using System.Text.Json;
using Credentialing.Demo;

namespace Credentialing.Tests.Browser;

/// <summary>A client that has come as far as open applications, so that every screen has something to show.</summary>
/// <param name="Client">The client.</param>
/// <param name="Things">The first of each kind of thing: the path that lists them, and its id.</param>
public sealed record ExampleClient(Guid Client, IReadOnlyDictionary<string, Guid> Things)
{
    /// <summary>Walks one there over the public API.</summary>
    internal static async Task<ExampleClient> MakeAsync(Func<Gateway> open, Gateway us)
    {
        using var walk = await Walk.BeginAsync(open, us, "Harbor Example Practice", ["CT"]);
        await walk.MeetAsync("consultation", "proceed");
        await walk.PlanAsync();
        await walk.PayAsync(await walk.AgreeAsync());
        var practice = await walk.PracticeAsync("Main Street", "CT");
        var provider = await walk.ProviderAsync(practice, "Ines", "Marlow", "CT");
        await walk.MeetAsync("onboardingWalkthrough");
        await walk.AtAsync("discovery");
        await walk.DiscoverAsync();
        var payors = (await us.ListAsync("/v1/payors?state=CT")).Where(payor => payor.Text("panel") == "open").Take(3).Select(payor => payor.Id());
        var selection = await walk.SelectAsync(payors, provider);
        await walk.InvoiceAsync("selection", selection.Id());
        await us.PostAsync("/v1/document-requests", new
        {
            clientId = walk.Client, subjectKind = "provider", subjectId = provider, documentKind = "malpracticeInsurance", dueOn = "2031-01-31", reason = "Three payors ask for it.",
        });
        await walk.SendRosterAsync("npi,firstName,lastName,dateOfBirth\n1234567890,Ines,,06/30/1980\n2000000127,Gideon,Larkspurian,1965-04-12\n");
        await walk.AlertAsync("2000000127");

        var id = walk.Client;
        string[] lists =
        [
            $"/v1/clients/{id}/meetings", $"/v1/clients/{id}/launch-plans", $"/v1/clients/{id}/agreements", $"/v1/invoices?clientId={id}&state=open", $"/v1/providers?clientId={id}",
            $"/v1/credential-files?clientId={id}", $"/v1/clients/{id}/discovery-reports", $"/v1/applications?clientId={id}", $"/v1/rosters?clientId={id}",
            $"/v1/alerts?clientId={id}",
        ];
        var things = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            var first = await Gateway.UntilAsync($"{list} has something", async () =>
                (await us.ListAsync(list)).Select(item => (JsonElement?)item).FirstOrDefault());
            things.Add(list.Split('?')[0].Split('/')[^1], first.Id());
        }

        return new ExampleClient(id, things);
    }
}
