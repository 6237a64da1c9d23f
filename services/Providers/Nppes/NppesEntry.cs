using System.Globalization;
using System.Text.Json;
using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Providers.Nppes;

/// <summary>What the registry says of one NPI, as far as we use it.</summary>
internal sealed record NppesEntry
{
    public required string Npi { get; init; }

    /// <summary>NPI-2; else NPI-1, a person.</summary>
    public required bool IsOrganization { get; init; }

    /// <summary>NPI-1, and nothing else: a person.</summary>
    public bool IsPerson { get; init; }

    /// <summary><c>A</c> is active.</summary>
    public string? Status { get; init; }

    public string? FirstName { get; init; }

    public string? MiddleName { get; init; }

    public string? LastName { get; init; }

    public string? Credential { get; init; }

    public string? OrganizationName { get; init; }

    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Other names of a person, in parts.</summary>
    public IReadOnlyList<RegisteredName> OtherPersonNames { get; init; } = [];

    /// <summary>The primary one first.</summary>
    public IReadOnlyList<NppesTaxonomy> Taxonomies { get; init; } = [];

    public IReadOnlyList<Location> Locations { get; init; } = [];

    public DateTimeOffset? UpdatedAt { get; init; }

    public static NppesEntry Of(JsonElement result)
    {
        var basic = result.TryGetProperty("basic", out var member) ? member : default;
        return new NppesEntry
        {
            Npi = result.Text("number")!,
            IsOrganization = result.Text("enumeration_type") == "NPI-2",
            IsPerson = result.Text("enumeration_type") == "NPI-1",
            Status = basic.Text("status"),
            FirstName = basic.Text("first_name"),
            MiddleName = basic.Text("middle_name"),
            LastName = basic.Text("last_name"),
            Credential = basic.Text("credential"),
            OrganizationName = basic.Text("organization_name") ?? basic.Text("name"),
            OtherNames = [.. result.Rows("other_names").Select(NameOf).OfType<string>()],
            OtherPersonNames = [.. result.Rows("other_names").Where(name => name.Text("last_name") is not null).Select(name => new RegisteredName(name.Text("first_name"), name.Text("last_name")!))],
            Taxonomies = [.. result.Rows("taxonomies").Select(TaxonomyOf).OfType<NppesTaxonomy>().OrderByDescending(taxonomy => taxonomy.Primary)],
            Locations =
            [
                .. result.Rows("addresses").Where(address => address.Text("address_purpose") == "LOCATION")
                    .Concat(result.Rows("practiceLocations")).Select(LocationOf).OfType<Location>().Distinct(),
            ],
            UpdatedAt = result.Epoch("last_updated_epoch"),
        };
    }

    private static string? NameOf(JsonElement name) =>
        name.Text("organization_name") ??
        (name.Text("last_name") is { } last ? string.Join(' ', ((string?[])[name.Text("first_name"), last]).OfType<string>()) : null);

    private static NppesTaxonomy? TaxonomyOf(JsonElement taxonomy) => taxonomy.Text("code") is { } code
        ? new NppesTaxonomy(code, taxonomy.TryGetProperty("primary", out var primary) && primary.ValueKind == JsonValueKind.True, taxonomy.Text("state"), taxonomy.Text("license"))
        : null;

    // Addresses abroad have no state of ours.
    private static Location? LocationOf(JsonElement address) =>
        address.Text("address_1") is { } line1 && address.Text("city") is { } city && address.Text("postal_code") is { } code &&
        address.Text("state") is { } state && UsStates.Contains(state)
            ? new Location(line1, city, state, code, address.Text("address_2"))
            : null;
}

/// <summary>What somebody does, and the licence stated with it.</summary>
internal sealed record NppesTaxonomy(string Code, bool Primary, string? State, string? License);

/// <summary>Reading the registry's JSON, which is not strict about types.</summary>
internal static class NppesJson
{
    // Up to some day in 2020 epochs were seconds; the least of milliseconds that can be meant is in 1973.
    private const long LeastMilliseconds = 100_000_000_000;

    /// <summary>The text of a member, also of one that is a number; null for what means nothing (<c>--</c>, empty).</summary>
    public static string? Text(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member))
        {
            return null;
        }

        var text = member.ValueKind switch
        {
            JsonValueKind.String => member.GetString()!.Trim(),
            JsonValueKind.Number => member.GetRawText(),
            _ => "",
        };
        return text.Length == 0 || text.All(character => character == '-') ? null : text;
    }

    public static IEnumerable<JsonElement> Rows(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Array ? member.EnumerateArray() : [];

    public static DateTimeOffset? Epoch(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch is > 0 and < 100_000_000_000_000
            ? epoch < LeastMilliseconds ? DateTimeOffset.FromUnixTimeSeconds(epoch) : DateTimeOffset.FromUnixTimeMilliseconds(epoch)
            : null;
}
