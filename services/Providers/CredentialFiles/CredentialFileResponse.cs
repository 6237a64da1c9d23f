using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CredentialFiles;

internal sealed record PinnedSet(CriteriaSetId Id, string Code, int Edition);

internal sealed record FileClock(DateTimeOffset StartedAt, DateTimeOffset DueAt, int PausedDays, bool Breached);

internal sealed record ElementResponse(
    string Code, string Name, bool Required, ElementState State, string? Source, VerificationMethod? Method, DateTimeOffset? VerifiedAt,
    DateOnly? SourceDate, DateOnly? ValidUntil, IReadOnlyList<Attempt> Attempts, IReadOnlyList<Guid> Evidence);

/// <summary>What a report would lack today.</summary>
/// <param name="Missing">The codes of the elements.</param>
internal sealed record Completeness(IReadOnlyList<string> Missing);

/// <summary>A credential file, as the API shows it: told for the moment of reading.</summary>
internal sealed record CredentialFileResponse(
    CredentialFileId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ProviderId ProviderId, ClientId ClientId, FileKind Kind, PinnedSet CriteriaSet, FileState State, FileClock Clock,
    IReadOnlyList<ElementResponse> Elements, Completeness Completeness) : IVersioned;

internal static class CredentialFileResponses
{
    public static CredentialFileResponse ToResponse(this CredentialFile file, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(
            file.Id, file.CreatedAt, file.UpdatedAt, file.Version, file.ProviderId, file.ClientId, file.Kind,
            new PinnedSet(file.CriteriaSetId, file.CriteriaSetCode, file.CriteriaSetEdition), file.State,
            new FileClock(file.StartedAt, file.DueAt, file.PausedDays, file.IsBreached(now)),
            [
                .. file.Elements.OrderBy(element => element.Place).ThenBy(element => element.Code, StringComparer.Ordinal).Select(element => new ElementResponse(
                    element.Code, element.Name, element.Required, element.StateOn(today), element.Source, element.Method, element.VerifiedAt,
                    element.SourceDate, element.ValidUntil, element.Attempts, element.Evidence)),
            ],
            new Completeness(file.MissingOn(today)));
    }
}
