using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Providers;

/// <summary>A DEA registration, as the API shows it: the number masked unless it was asked for with a reason.</summary>
internal sealed record DeaResponse(string Number, string State, IReadOnlyList<string> Schedules, DateOnly? ExpiresOn);

/// <summary>
/// A provider, as the API shows it. The Social Security number is never shown, only whether it is known; date of birth
/// and DEA numbers are masked unless they were asked for with a reason.
/// </summary>
internal sealed record ProviderResponse(
    ProviderId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, IReadOnlyList<Guid> PracticeIds, string Npi,
    string FirstName, string? MiddleName, string LastName, IReadOnlyList<string> FormerNames, string? DateOfBirth, bool HasSsn,
    IReadOnlyList<string> Taxonomies, IReadOnlyList<License> Licenses, IReadOnlyList<DeaResponse> Dea,
    IReadOnlyList<BoardCertification> BoardCertifications, IReadOnlyList<Education> Education, IReadOnlyList<WorkHistory> WorkHistory,
    IReadOnlyList<Malpractice> Malpractice, string? CaqhId, string? Email, bool Excluded) : IVersioned;

internal static class ProviderResponses
{
    public static ProviderResponse ToResponse(this Provider provider, bool unmasked = false) => new(
        provider.Id, provider.CreatedAt, provider.UpdatedAt, provider.Version,
        provider.ClientId, provider.PracticeIds, provider.Npi,
        provider.FirstName, provider.MiddleName, provider.LastName, provider.FormerNames,
        unmasked ? provider.DateOfBirth?.ToString("O", null) : Masked.DateOfBirth(provider.DateOfBirth), provider.Ssn is not null,
        provider.Taxonomies, provider.Licenses, [.. provider.Dea.OrderBy(dea => dea.Id).Select(dea => dea.ToResponse(unmasked))],
        provider.BoardCertifications, provider.Education, provider.WorkHistory,
        provider.Malpractice, provider.CaqhId, provider.Email, provider.Excluded);

    private static DeaResponse ToResponse(this DeaRegistration dea, bool unmasked) =>
        new(unmasked ? dea.Number : Masked.Tail(dea.Number)!, dea.State, dea.Schedules, dea.ExpiresOn);
}
