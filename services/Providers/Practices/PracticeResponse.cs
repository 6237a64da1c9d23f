using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Practices;

/// <summary>A practice, as the API shows it.</summary>
internal sealed record PracticeResponse(
    PracticeId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, string Name, string Npi, string Tin, IReadOnlyList<Location> Locations) : IVersioned;

internal static class PracticeResponses
{
    public static PracticeResponse ToResponse(this Practice practice) => new(
        practice.Id, practice.CreatedAt, practice.UpdatedAt, practice.Version,
        practice.ClientId, practice.Name, practice.Npi, practice.Tin, practice.Locations);
}
