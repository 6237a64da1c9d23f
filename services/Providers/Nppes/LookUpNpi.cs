using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Providers.Nppes;

internal sealed record LookUpNpiRequest(string Npi);

internal sealed class LookUpNpiValidator : AbstractValidator<LookUpNpiRequest>
{
    public LookUpNpiValidator()
    {
        RuleFor(request => request.Npi).IsNpi();
    }
}

/// <summary>What an NPI stands for.</summary>
internal enum NpiKind
{
    /// <summary>A person (NPI-1): the draft is of a provider.</summary>
    Individual,

    /// <summary>An organization (NPI-2): the draft is of a practice.</summary>
    Organization,
}

/// <summary>
/// A draft from the NPI registry, in the fields of what it can become: a provider (names, taxonomies, licences) or a
/// practice (name, locations). Nothing is kept, and nothing of it is verified.
/// </summary>
internal sealed record NpiDraft(
    NpiKind Kind, string Npi, bool Active, DateTimeOffset? SourceUpdatedAt,
    string? FirstName, string? MiddleName, string? LastName, string? Credential, IReadOnlyList<string> FormerNames,
    IReadOnlyList<string> Taxonomies, IReadOnlyList<License> Licenses, string? Name, IReadOnlyList<Location> Locations)
{
    public static NpiDraft Of(NppesEntry entry) => new(
        entry.IsOrganization ? NpiKind.Organization : NpiKind.Individual, entry.Npi, entry.Status == "A", entry.UpdatedAt,
        entry.FirstName, entry.MiddleName, entry.LastName, entry.Credential, entry.IsOrganization ? [] : entry.OtherNames,
        [.. entry.Taxonomies.Select(taxonomy => taxonomy.Code).Distinct(StringComparer.Ordinal)],
        [.. entry.Taxonomies.Select(LicenseOf).OfType<License>().Distinct()],
        entry.IsOrganization ? entry.OrganizationName : null, entry.Locations);

    private static License? LicenseOf(NppesTaxonomy taxonomy) =>
        taxonomy is { License: { } number, State: { } state } && UsStates.Contains(state) ? new License(state, number) : null;
}

/// <summary>Asks the NPI registry, so that nobody types what is public.</summary>
internal static class LookUpNpi
{
    public static async Task<Outcome<NpiDraft>> Handle(LookUpNpiRequest request, NppesRegistry registry, CancellationToken cancellationToken)
    {
        var answer = await registry.FindAsync(request.Npi, cancellationToken);
        return answer switch
        {
            { Outcome: NppesOutcome.Found, Entry: { } entry } => NpiDraft.Of(entry),
            { Outcome: NppesOutcome.Unknown } => new Problem(404, "npi-not-found", "Not found", "The NPI registry does not know this NPI."),
            _ => new Problem(503, "source-unavailable", "A source does not answer", "The NPI registry does not answer: try again later."),
        };
    }
}
