using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Selections;

/// <summary>Turns what a client asked for into pairs of payor and applicant, or says what is wrong with it.</summary>
internal sealed class Choosing(PayorsDb db, ProviderDirectory.ProviderDirectoryClient directory, ClientId client)
{
    private readonly List<Pair> _pairs = [];

    /// <summary>What was chosen, in the order in which it was asked for.</summary>
    public IReadOnlyList<Pair> Pairs => _pairs;

    /// <summary>Reads the items.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Refusal?> ReadAsync(IReadOnlyList<SelectedItem> items, CancellationToken cancellationToken)
    {
        var providerIds = items.SelectMany(item => item.ProviderIds ?? []).Distinct().ToArray();
        var providers = providerIds.Length == 0
            ? new Dictionary<Guid, ProviderFacts>()
            : (await directory.ProvidersAsync(client, providerIds, cancellationToken)).ToDictionary(provider => provider.Id);
        var practices = items.Any(item => item.Group is true) ? await directory.PracticesAsync(client, [], cancellationToken) : [];
        for (var at = 0; at < items.Count; at++)
        {
            if (await db.Payors.AsNoTracking().ByIdOrCodeAsync(items[at].PayorId, cancellationToken) is not { } payor)
            {
                return Refusal.OfContent("payor-unknown", "There is no such payor.", $"items[{at}].payorId");
            }

            if (Add(payor, items[at], at, providers, practices) is { } refusal)
            {
                return refusal;
            }
        }

        return RefusesTwice() ?? await RefusesExcludedAsync(cancellationToken) ?? await RefusesOpenAsync(cancellationToken);
    }

    private Refusal? Add(
        Payor payor, SelectedItem item, int at, Dictionary<Guid, ProviderFacts> providers, IReadOnlyList<PracticeFacts> practices)
    {
        if (item.Group is true)
        {
            _pairs.AddRange(practices.Select(practice => new Pair(payor, practice)));
            return practices.Count > 0
                ? null
                : Refusal.OfContent("practice-unknown", "The client has no practice whose group could apply.", $"items[{at}].group");
        }

        for (var index = 0; index < item.ProviderIds!.Count; index++)
        {
            if (!providers.TryGetValue(item.ProviderIds[index], out var provider))
            {
                return Refusal.OfContent("provider-unknown", "The client has no such provider.", $"items[{at}].providerIds[{index}]");
            }

            _pairs.Add(new Pair(payor, provider));
        }

        return null;
    }

    private Refusal? RefusesTwice() =>
        _pairs.DistinctBy(pair => (pair.Payor.Id, pair.Applicant.Id)).Count() == _pairs.Count
            ? null
            : Refusal.OfContent("selected-twice", "A payor is selected twice for the same provider or group.", "items");

    private async Task<Refusal?> RefusesExcludedAsync(CancellationToken cancellationToken)
    {
        var ids = _pairs.Select(pair => pair.Applicant.Id).Distinct().ToArray();
        var excluded = _pairs.Exists(pair => pair.Applicant.IsExcluded) ||
            await db.KnownProviders.AnyAsync(provider => provider.IsExcluded && ids.Contains(provider.ProviderId), cancellationToken);
        return excluded ? new Refusal("provider-excluded", "An exclusion of a provider was confirmed.") : null;
    }

    private async Task<Refusal?> RefusesOpenAsync(CancellationToken cancellationToken)
    {
        var open = await db.Applications.Where(application => application.ClientId == client && !Moves.Closed.Contains(application.State))
            .Select(application => new { application.Id, application.PayorId, Applicant = application.ProviderId ?? application.PracticeId })
            .ToListAsync(cancellationToken);
        var taken = open.Find(one => _pairs.Exists(pair => pair.Payor.Id == one.PayorId && pair.Applicant.Id == one.Applicant));
        return taken is null
            ? null
            : new Refusal("application-exists", "There is an open application to this payor for the same provider or group.")
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["applicationId"] = taken.Id },
            };
    }
}
