using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>Opens initial files by the set that the kind of client asks for; the caller saves.</summary>
internal static class OpenFiles
{
    /// <summary>Opens the files of providers who came after the discovery report was published.</summary>
    public static async Task ForNewProvidersAsync(
        ProvidersDb db, KnownClient client, IReadOnlyCollection<Provider> providers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await db.VerificationsBegun.AnyAsync(begun => begun.ClientId == client.ClientId, cancellationToken))
        {
            await ForAsync(db, client, providers, at, cancellationToken);
        }
    }

    /// <summary>Opens an initial file for each of these providers.</summary>
    public static async Task ForAsync(ProvidersDb db, KnownClient client, IReadOnlyCollection<Provider> providers, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (providers.Count == 0)
        {
            return;
        }

        var set = await GetCriteriaSet.FindAsync(db, Turnaround.CriteriaFor(client.Kind), client.ClientId, approvedOnly: true, cancellationToken) ??
            throw new InvalidOperationException("The built-in criteria sets are not there.");
        var claims = await ClaimsOf.ReadAsync(db, providers, cancellationToken);
        foreach (var provider in providers)
        {
            db.Add(CredentialFile.Open(
                new CredentialFileId(Guid.CreateVersion7(at)), provider, FileKind.Initial, set, claims[provider.Id], Turnaround.DaysFor(client.Kind), at));
        }
    }
}

/// <summary>What providers claim, read together with the places where they see patients.</summary>
internal static class ClaimsOf
{
    /// <summary>The claims of providers that were read with their DEA registrations.</summary>
    public static async Task<IReadOnlyDictionary<ProviderId, Claims>> ReadAsync(ProvidersDb db, IReadOnlyCollection<Provider> providers, CancellationToken cancellationToken)
    {
        var ids = providers.SelectMany(provider => provider.PracticeIds).Distinct().Select(id => new PracticeId(id)).ToArray();
        var states = ids.Length == 0
            ? []
            : await db.Practices.AsNoTracking().Where(practice => ids.Contains(practice.Id)).ToDictionaryAsync(practice => practice.Id.Value, practice => practice.States, cancellationToken);
        return providers.ToDictionary(provider => provider.Id, provider => new Claims(
            [.. provider.Licenses.Select(license => license.State).Concat(provider.PracticeIds.SelectMany(id => states.GetValueOrDefault(id, []))).Distinct(StringComparer.Ordinal)],
            [.. provider.Dea.Select(dea => dea.State).Distinct(StringComparer.Ordinal)],
            provider.BoardCertifications.Count > 0));
    }
}
