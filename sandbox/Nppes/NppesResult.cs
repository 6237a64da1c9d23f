using System.Globalization;
using System.Text.Json.Nodes;

namespace Credentialing.Sandbox.Nppes;

/// <summary>
/// Writes a dissemination row as the NPI registry's API 2.1 does: what is empty is left out, except where the API says
/// null; days are ISO, epochs are strings of milliseconds, telephone numbers have dashes.
/// </summary>
internal static class NppesResult
{
    private const int Taxonomies = 15;
    private const int Identifiers = 50;
    private static readonly string[] s_purposes = ["LOCATION", "MAILING"];

    private static readonly Dictionary<string, string> s_otherNames = new(StringComparer.Ordinal)
    {
        ["1"] = "Former Name", ["2"] = "Professional Name", ["3"] = "Doing Business As", ["4"] = "Former Legal Business Name", ["5"] = "Other Name",
    };

    private static readonly Dictionary<string, string> s_identifiers = new(StringComparer.Ordinal)
    {
        ["01"] = "Other (non-Medicare)", ["02"] = "MEDICARE UPIN", ["04"] = "MEDICARE ID-TYPE UNSPECIFIED", ["05"] = "MEDICAID",
        ["06"] = "MEDICARE OSCAR/CERTIFICATION", ["07"] = "MEDICARE NSC", ["08"] = "MEDICARE PIN",
    };

    private static readonly Dictionary<string, string> s_groups = new(StringComparer.Ordinal)
    {
        ["193200000X"] = "193200000X - Multi-Specialty Group", ["193400000X"] = "193400000X - Single Specialty Group",
    };

    public static JsonObject Of(NppesRow row, Func<string, string?> describe) => new()
    {
        ["created_epoch"] = Epoch(row["Provider Enumeration Date"]),
        ["enumeration_type"] = row.IsIndividual ? "NPI-1" : "NPI-2",
        ["last_updated_epoch"] = Epoch(row["Last Update Date"]),
        ["number"] = row.Npi,
        ["addresses"] = new JsonArray([.. s_purposes.Select(purpose => Address(row, purpose)).OfType<JsonNode>()]),
        ["practiceLocations"] = new JsonArray(),
        ["basic"] = row.IsIndividual ? Individual(row) : Organization(row),
        ["taxonomies"] = new JsonArray([.. Enumerable.Range(1, Taxonomies).Select(n => Taxonomy(row, n, describe)).OfType<JsonNode>()]),
        ["identifiers"] = new JsonArray([.. Enumerable.Range(1, Identifiers).Select(n => Identifier(row, n)).OfType<JsonNode>()]),
        ["endpoints"] = new JsonArray(),
        ["other_names"] = OtherNames(row),
    };

    private static JsonObject Individual(NppesRow row) => Filled(
        ("first_name", row["Provider First Name"]),
        ("last_name", row["Provider Last Name (Legal Name)"]),
        ("middle_name", row["Provider Middle Name"]),
        ("credential", row["Provider Credential Text"]),
        ("sole_proprietor", YesNo(row["Is Sole Proprietor"])),
        ("sex", row["Provider Gender Code"] ?? row["Provider Sex Code"]),
        ("enumeration_date", Day(row["Provider Enumeration Date"])),
        ("last_updated", Day(row["Last Update Date"])),
        ("status", "A"),
        ("name_prefix", row["Provider Name Prefix Text"] ?? "--"),
        ("name_suffix", row["Provider Name Suffix Text"] ?? "--"));

    private static JsonObject Organization(NppesRow row) => Filled(
        ("organization_name", row["Provider Organization Name (Legal Business Name)"]),
        ("organizational_subpart", YesNo(row["Is Organization Subpart"])),
        ("parent_organization_legal_business_name", row["Parent Organization LBN"]),
        ("enumeration_date", Day(row["Provider Enumeration Date"])),
        ("last_updated", Day(row["Last Update Date"])),
        ("status", "A"),
        ("authorized_official_first_name", row["Authorized Official First Name"]),
        ("authorized_official_last_name", row["Authorized Official Last Name"]),
        ("authorized_official_middle_name", row["Authorized Official Middle Name"]),
        ("authorized_official_telephone_number", row["Authorized Official Telephone Number"]),
        ("authorized_official_title_or_position", row["Authorized Official Title or Position"]),
        ("authorized_official_name_prefix", row["Authorized Official Name Prefix Text"]),
        ("authorized_official_name_suffix", row["Authorized Official Name Suffix Text"]),
        ("authorized_official_credential", row["Authorized Official Credential Text"]));

    private static JsonObject? Address(NppesRow row, string purpose)
    {
        var kind = purpose == "MAILING" ? "Business Mailing Address" : "Business Practice Location Address";
        var country = row[$"Provider {kind} Country Code (If outside U.S.)"] ?? "US";
        return row[$"Provider First Line {kind}"] is not { } line ? null : Filled(
            ("country_code", country),
            ("country_name", country == "US" ? "United States" : country),
            ("address_purpose", purpose),
            ("address_type", country == "US" ? "DOM" : "FGN"),
            ("address_1", line),
            ("address_2", row[$"Provider Second Line {kind}"]),
            ("city", row[$"Provider {kind} City Name"]),
            ("state", row[$"Provider {kind} State Name"]),
            ("postal_code", row[$"Provider {kind} Postal Code"]),
            ("telephone_number", Telephone(row[$"Provider {kind} Telephone Number"])),
            ("fax_number", Telephone(row[$"Provider {kind} Fax Number"])));
    }

    private static JsonObject? Taxonomy(NppesRow row, int n, Func<string, string?> describe) => row[$"Healthcare Provider Taxonomy Code_{n}"] is not { } code ? null : new JsonObject
    {
        ["code"] = code,
        ["taxonomy_group"] = row[$"Healthcare Provider Taxonomy Group_{n}"] is { Length: >= 10 } group ? s_groups.GetValueOrDefault(group[..10], group) : "",
        ["desc"] = describe(code) ?? "",
        ["state"] = row[$"Provider License Number State Code_{n}"],
        ["license"] = row[$"Provider License Number_{n}"],
        ["primary"] = row[$"Healthcare Provider Primary Taxonomy Switch_{n}"] == "Y",
    };

    private static JsonObject? Identifier(NppesRow row, int n) => row[$"Other Provider Identifier_{n}"] is not { } identifier ? null : new JsonObject
    {
        ["code"] = row[$"Other Provider Identifier Type Code_{n}"],
        ["desc"] = s_identifiers.GetValueOrDefault(row[$"Other Provider Identifier Type Code_{n}"] ?? "", "Other (non-Medicare)"),
        ["issuer"] = row[$"Other Provider Identifier Issuer_{n}"],
        ["identifier"] = identifier,
        ["state"] = row[$"Other Provider Identifier State_{n}"],
    };

    private static JsonArray OtherNames(NppesRow row)
    {
        var code = row["Provider Other Last Name Type Code"] ?? row["Provider Other Organization Name Type Code"];
        var name = Filled(
            ("type", s_otherNames.GetValueOrDefault(code ?? "", "Other Name")),
            ("code", code),
            ("organization_name", row["Provider Other Organization Name"]),
            ("first_name", row["Provider Other First Name"]),
            ("last_name", row["Provider Other Last Name"]),
            ("middle_name", row["Provider Other Middle Name"]),
            ("prefix", row["Provider Other Name Prefix Text"]),
            ("suffix", row["Provider Other Name Suffix Text"]),
            ("credential", row["Provider Other Credential Text"]));
        return name.ContainsKey("organization_name") || name.ContainsKey("last_name") ? [name] : [];
    }

    private static JsonObject Filled(params (string Name, string? Value)[] fields) =>
        new(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Value)));

    private static string? YesNo(string? code) => code switch { "Y" => "YES", "N" => "NO", _ => null };

    private static string? Telephone(string? digits) => digits is { Length: 10 } && digits.All(char.IsAsciiDigit) ? $"{digits[..3]}-{digits[3..6]}-{digits[6..]}" : digits;

    private static string? Day(string? date) => Parse(date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Epoch(string? date) => Parse(date) is { } day
        ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
        : null;

    private static DateOnly? Parse(string? date) =>
        DateOnly.TryParseExact(date, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
