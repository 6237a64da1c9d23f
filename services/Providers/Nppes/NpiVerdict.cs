using System.Globalization;
using System.Text.Json;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Nppes;

/// <summary>
/// Whether the registry confirms a provider's NPI: it knows the NPI, as active, as a person's, under a name that the
/// provider has or had, with the specialty that the provider states. Everything less is for a person to look at.
/// </summary>
internal static class NpiVerdict
{
    /// <summary>Reads an answer of the registry.</summary>
    /// <param name="body">The JSON document.</param>
    /// <param name="provider">Who was asked for.</param>
    public static Reading Of(string body, Provider provider)
    {
        using var document = JsonDocument.Parse(body);
        return NppesRegistry.Read(document.RootElement, provider.Npi) switch
        {
            { Outcome: NppesOutcome.Found, Entry: { } entry } => Judge(entry, provider),
            { Outcome: NppesOutcome.Unknown } => Verdict.Review("The NPI registry does not know this NPI.", Ground.Of("npi-unknown", provider.Npi)),
            { Outcome: NppesOutcome.Other } => Reading.Wrong("answered about another NPI"),
            _ => Reading.Wrong("answered with no entry"),
        };
    }

    private static Verdict Judge(NppesEntry entry, Provider provider)
    {
        var updatedOn = entry.UpdatedAt is { } updated ? DateOnly.FromDateTime(updated.UtcDateTime) : (DateOnly?)null;
        List<(string Why, string Ground)> objections =
        [
            .. Objection(!entry.IsPerson, "The NPI is not registered as a person's.", "npi-kind", entry.Npi),
            .. Objection(entry.Status != "A", $"The NPI is not active (status {entry.Status ?? "not stated"}).", "npi-status", entry.Npi, entry.Status),
            .. NameObjections(entry, provider),
            .. TaxonomyObjections(entry, provider),
        ];
        return objections.Count > 0
            ? Verdict.Review(string.Join('\n', objections.Select(one => one.Why)), [.. objections.Select(one => one.Ground)]) with { SourceDate = updatedOn }
            : new Verdict(VerificationOutcome.Verified, Confirmation(entry, provider)) { SourceDate = updatedOn };
    }

    private static string Confirmation(NppesEntry entry, Provider provider) => string.Create(
        CultureInfo.InvariantCulture,
        $"The registry has this NPI as active, as a person's, under the name {NameOf(entry)}{(entry.Taxonomies.Count > 0 ? $", with {string.Join(", ", entry.Taxonomies.Select(taxonomy => taxonomy.Code).Distinct())}" : "")}.{(provider.Taxonomies.Count == 0 ? " The provider states no specialty to compare." : "")}");

    // One of the two sides must be the present name: two former names that agree are not enough.
    private static IEnumerable<(string Why, string Ground)> NameObjections(NppesEntry entry, Provider provider)
    {
        var (ours, theirs) = (new RegisteredName(provider.FirstName, provider.LastName), NameOf(entry));
        var agreement = (NameAgreement[])
        [
            ours.CompareTo(theirs),
            .. entry.OtherPersonNames.Select(ours.CompareTo),
            .. provider.FormerNames.Select(former => WithFirst(RegisteredName.Of(former), provider.FirstName).CompareTo(theirs)),
        ];
        var why = agreement.Min() switch
        {
            NameAgreement.Other => $"The registry has the NPI under another name: {theirs}, not {ours}.",
            NameAgreement.Alike => $"The registry spells the name differently: {theirs}, not {ours}.",
            _ when !RegisteredName.MiddlesAgree(provider.MiddleName, entry.MiddleName) => $"The registry has another middle name: {entry.MiddleName}, not {provider.MiddleName}.",
            _ => null,
        };
        return Objection(why is not null, why ?? "", "npi-name", ours.ToString(), theirs.ToString(), provider.MiddleName, entry.MiddleName);
    }

    // The primary one must be among the registry's; what else the provider does need not be registered.
    private static IEnumerable<(string Why, string Ground)> TaxonomyObjections(NppesEntry entry, Provider provider)
    {
        var primary = provider.Taxonomies is [var first, ..] ? first : null;
        var codes = entry.Taxonomies.Select(taxonomy => taxonomy.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return Objection(
            primary is not null && !codes.Contains(primary, StringComparer.Ordinal),
            $"The registry has another specialty: {(codes.Length > 0 ? string.Join(", ", codes) : "none")}, not {primary}.",
            "npi-taxonomy", [primary, .. codes]);
    }

    private static IEnumerable<(string Why, string Ground)> Objection(bool isOne, string why, string kind, params string?[] facts) =>
        isOne ? [(why, Ground.Of(kind, facts))] : [];

    private static RegisteredName NameOf(NppesEntry entry) => new(entry.FirstName, entry.LastName ?? entry.OrganizationName ?? "(no name)");

    // A former name is often a surname alone.
    private static RegisteredName WithFirst(RegisteredName name, string first) => name.First is null ? name with { First = first } : name;
}
