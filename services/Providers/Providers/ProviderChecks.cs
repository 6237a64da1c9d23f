using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Practices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credentialing.Providers.Providers;

/// <summary>Whose DEA number it is can only be judged together with the name.</summary>
internal static class DeaCheck
{
    public static IReadOnlyList<DeaStated> Normal(IReadOnlyList<DeaStated>? stated) =>
        [.. (stated ?? []).Select(dea => dea with { Number = dea.Number.Trim().ToUpperInvariant() })];

    /// <summary>400 when a DEA number cannot be this person's; null when all can.</summary>
    public static Problem? Refuses(ProviderProfile profile)
    {
        var errors = profile.Dea.Index()
            .Where(dea => !DeaNumber.CanBeOf(dea.Item.Number, profile.LastName, profile.FormerNames))
            .ToDictionary(dea => $"dea[{dea.Index}].number", _ => (string[])["must have the surname's initial, or 9, in second place"], StringComparer.Ordinal);
        return errors.Count == 0 ? null : Problem.Invalid(errors);
    }
}

/// <summary>What the profile of one provider must be in regard to everything else.</summary>
internal static class ProviderChecks
{
    /// <summary>409: an NPI is a client's once.</summary>
    public static Problem NpiTaken => Problem.Conflict("npi-taken", "The client has a provider with this NPI already.");

    /// <summary>409 when the NPI is another provider's of the client, 422 when a practice is not the client's.</summary>
    public static async Task<Problem?> RefuseAsync(
        ProvidersDb db, ClientId client, ProviderId? self, ProviderProfile profile, CancellationToken cancellationToken)
    {
        var other = await db.Providers.Where(p => p.ClientId == client && p.Npi == profile.Npi).Select(p => (ProviderId?)p.Id).SingleOrDefaultAsync(cancellationToken);
        if (other is not null && other != self)
        {
            return NpiTaken;
        }

        var named = profile.PracticeIds.Distinct().Select(id => new PracticeId(id)).ToArray();
        var known = named.Length == 0 ? 0 : await db.Practices.CountAsync(p => p.ClientId == client && named.Contains(p.Id), cancellationToken);
        return known == named.Length ? null : Problem.Unprocessable("practice-unknown", "Only practices of the client can be named.", "practiceIds");
    }

    /// <summary>Which of many NPIs providers of the client have already.</summary>
    public static async Task<IReadOnlySet<string>> TakenAsync(ProvidersDb db, ClientId client, IReadOnlyCollection<string> npis, CancellationToken cancellationToken) =>
        await db.Providers.Where(p => p.ClientId == client && npis.Contains(p.Npi)).Select(p => p.Npi).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>Whether a save failed because somebody else took the NPI at the same moment.</summary>
    public static bool IsNpiTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: ProviderMapping.NpiOnce };

    /// <summary>Saves; 409 when somebody else took the NPI at the same moment.</summary>
    public static async Task<Problem?> SaveAsync(ProvidersDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (IsNpiTaken(exception))
        {
            return NpiTaken;
        }
    }
}
