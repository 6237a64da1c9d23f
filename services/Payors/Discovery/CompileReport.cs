using System.Globalization;
using Credentialing.Billing.Contracts.V1;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Discovery;

internal sealed record CompileReportRequest(IReadOnlyList<Guid>? ProviderIds = null);

/// <summary>Compiles a report of the client's providers and practices, or of some providers, with every payor of its states.</summary>
internal static class CompileReport
{
    private const int MostRows = 5000;
    private const string ApplicationPrice = "application";

    public static async Task<Creation<DiscoveryReportResponse>> Handle(
        Guid clientId, CompileReportRequest? request, PayorsDb db, ProviderDirectory.ProviderDirectoryClient directory, DocumentStore.DocumentStoreClient store,
        Prices.PricesClient prices, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(clientId);
        if (await db.FindKnownClientAsync(client, cancellationToken) is not { } known)
        {
            return Problem.NotFound("client");
        }

        if (ClientRules.RefusesPayorWork(known) is { } notForIt)
        {
            return notForIt;
        }

        var providers = await directory.ProvidersAsync(client, request?.ProviderIds ?? [], cancellationToken);
        if (request?.ProviderIds?.FirstOrDefault(id => providers.All(provider => provider.Id != id)) is { } unknown && unknown != Guid.Empty)
        {
            return Refusal.OfContent("provider-unknown", "The client has no such provider.", "providerIds");
        }

        if (providers.Count == 0)
        {
            return new Refusal("no-providers", "The client has no provider yet: there is nobody to seek payors for.");
        }

        var practices = await directory.PracticesAsync(client, [], cancellationToken);
        var states = StatesOf(known, practices, providers);
        var payors = await db.Payors.AsNoTracking().InStates(states).OrderBy(payor => payor.Name).ThenBy(payor => payor.Id).ToListAsync(cancellationToken);
        if (payors.Count == 0)
        {
            return new Refusal("no-payors", "The catalogue has no payor in the client's states.");
        }

        Pair[] pairs = [.. Applicants(known, providers, practices).SelectMany(applicant => payors.Select(payor => new Pair(payor, applicant)))];
        if (pairs.Length > MostRows)
        {
            return Refusal.OfContent("report-too-large", $"That is {pairs.Length} rows, of {MostRows} at most: name some providers.", "providerIds");
        }

        var fee = await FeeAsync(prices, cancellationToken);
        var documents = await store.DocumentsIfAnsweredAsync(client, pairs, cancellationToken);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var report = DiscoveryReport.Compile(
            new DiscoveryReportId(Guid.CreateVersion7(now)), client, states,
            [.. pairs.Select(pair => Row(pair, fee, Completeness.Of(pair.Payor, pair.Applicant, client, documents, today)))]);
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<DiscoveryReportResponse>.At($"/v1/discovery-reports/{report.Id.Value}", report.ToResponse());
    }

    // A client that has not said where it practises does so where its practices are, and its providers licensed.
    private static string[] StatesOf(KnownClient client, IReadOnlyList<PracticeFacts> practices, IReadOnlyList<ProviderFacts> providers)
    {
        var places = practices.SelectMany(practice => practice.Locations).Select(location => location.State);
        IEnumerable<string> states = client.States.Count > 0
            ? client.States
            : places.Concat(providers.SelectMany(provider => provider.Licenses).Select(license => license.State));
        return [.. states.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    // A group applies as one where several work together: at a group's practices, and where a practice has two providers.
    private static IEnumerable<Applicant> Applicants(
        KnownClient client, IReadOnlyList<ProviderFacts> providers, IReadOnlyList<PracticeFacts> practices) =>
        providers.Concat<Applicant>(practices.Where(practice =>
            client.Kind == "group" || providers.Count(provider => provider.PracticeIds.Contains(practice.Id)) > 1));

    private static async Task<Fee> FeeAsync(Prices.PricesClient prices, CancellationToken cancellationToken)
    {
        var sheet = await prices.GetPricesAsync(new GetPricesRequest(), ServiceCall.AboutNoClient(cancellationToken));
        var price = sheet.Prices.FirstOrDefault(price => price.Code == ApplicationPrice) ??
            throw new InvalidOperationException($"Edition {sheet.Edition} of the price sheet has no price of an application.");
        return new Fee(decimal.Parse(price.Amount, CultureInfo.InvariantCulture), price.Currency);
    }

    private static DiscoveryRow Row(Pair pair, Fee fee, IReadOnlyList<Blocker> blockers) => new(
        pair.Applicant is ProviderFacts ? ApplicationKind.Individual : ApplicationKind.Group,
        pair.Applicant is ProviderFacts ? pair.Applicant.Id : null, pair.Applicant is ProviderFacts ? null : pair.Applicant.Id, pair.Applicant.Name,
        pair.Payor.Id, pair.Payor.Code, pair.Payor.Name, pair.Payor.Edition, pair.Payor.Panel, pair.Payor.Method, pair.Payor.TypicalDays,
        pair.Payor.Requirements, fee, blockers);
}
