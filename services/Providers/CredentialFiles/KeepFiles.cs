using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>Keeps open files in line with what providers claim; the caller saves.</summary>
internal static class KeepFiles
{
    /// <summary>After a provider has changed.</summary>
    public static async Task OfProviderAsync(ProvidersDb db, Provider provider, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await OpenOneAsync(db, provider.Id, cancellationToken) is { } file)
        {
            await FollowAsync(db, file, provider, at, cancellationToken);
        }
    }

    /// <summary>After a practice has moved: each provider who works there may see patients elsewhere now.</summary>
    public static async Task OfPracticeAsync(ProvidersDb db, Guid practice, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var providers = await db.Providers.AsNoTracking().Include(p => p.Dea).Where(p => p.PracticeIds.Contains(practice)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        foreach (var provider in providers)
        {
            await OfProviderAsync(db, provider, at, cancellationToken);
        }
    }

    /// <summary>The file of a provider that is worked on; whoever else works on it waits.</summary>
    public static async Task<CredentialFile?> OpenOneAsync(ProvidersDb db, ProviderId provider, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(provider.Value, cancellationToken);
        return await db.CredentialFiles.Include(file => file.Elements).SingleOrDefaultAsync(
            file => file.ProviderId == provider && file.State != FileState.Decided && file.State != FileState.Reported && file.State != FileState.Withdrawn, cancellationToken);
    }

    private static async Task FollowAsync(ProvidersDb db, CredentialFile file, Provider provider, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var set = await GetCriteriaSet.FindAsync(db, file.CriteriaSetId.Value.ToString(), file.ClientId, approvedOnly: true, cancellationToken) ??
            throw new InvalidOperationException("The criteria set that the file was opened under is gone.");
        file.Follow(set.Elements, (await ClaimsOf.ReadAsync(db, [provider], cancellationToken))[provider.Id], at);
    }
}
