using System.Globalization;
using System.Text.Json.Nodes;

namespace Credentialing.Sandbox.Nppes;

/// <summary>
/// A search of the NPI registry's API 2.1: at most 200 results a page, at most 1,000 skipped, a trailing asterisk after
/// two characters or more. What is wrong with a search is answered with HTTP 200 and <c>Errors</c>.
/// </summary>
internal static class NppesSearch
{
    private const int UsualLimit = 10, MostResults = 200, MostSkipped = 1000;

    private static readonly Dictionary<string, Func<NppesRow, string?[]>> s_criteria = new(StringComparer.Ordinal)
    {
        ["number"] = row => [row.Npi],
        ["first_name"] = row => [row["Provider First Name"], row["Provider Other First Name"]],
        ["last_name"] = row => [row["Provider Last Name (Legal Name)"], row["Provider Other Last Name"]],
        ["organization_name"] = row => [row["Provider Organization Name (Legal Business Name)"], row["Provider Other Organization Name"]],
        ["city"] = row => [row["Provider Business Practice Location Address City Name"], row["Provider Business Mailing Address City Name"]],
        ["state"] = row => [row["Provider Business Practice Location Address State Name"], row["Provider Business Mailing Address State Name"]],
        ["postal_code"] = row => [row["Provider Business Practice Location Address Postal Code"], row["Provider Business Mailing Address Postal Code"]],
    };

    public static JsonObject Answer(IQueryCollection query, NppesRegistry registry, bool aboutSomebodyElse)
    {
        if (query["version"] != "2.1")
        {
            return Error("Unsupported Version", "version", "19");
        }

        var asked = s_criteria.Keys.Where(name => !string.IsNullOrWhiteSpace(query[name]))
            .ToDictionary(name => name, name => query[name].ToString().Trim(), StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return query.ContainsKey("enumeration_type")
                ? Error("enumeration_type requires additional search criteria", "enumeration_type", "09")
                : Error("No valid search criteria provided", "generic", "04");
        }

        if (asked.TryGetValue("number", out var number))
        {
            if (number.Length != 10 || !number.All(char.IsAsciiDigit))
            {
                return Error("NPI must be 10 digits", "number", "06");
            }

            if (registry.Find(number) is { } row && row["NPI Deactivation Date"] is not null && row["NPI Reactivation Date"] is null)
            {
                return Error(
                    $"CMS deactivated NPI {number}. The provider can no longer use this NPI. Our public registry does not display provider information about NPIs that are not in service.",
                    "number", "15");
            }
        }
        else if (asked is { Count: 1 } && asked.ContainsKey("state"))
        {
            return Error("state requires additional search criteria", "state", "09");
        }

        var found = Found(asked, query["enumeration_type"], registry);
        if (aboutSomebodyElse && asked.ContainsKey("number"))
        {
            found = registry.All().Where(row => row.Npi != number && row.IsIndividual).Take(1);
        }

        var page = found.Skip(Number(query["skip"], 0, MostSkipped)).Take(Number(query["limit"], UsualLimit, MostResults))
            .Select(row => (JsonNode)NppesResult.Of(row, registry.Describe)).ToArray();
        return new JsonObject { ["result_count"] = page.Length, ["results"] = new JsonArray(page) };
    }

    private static IEnumerable<NppesRow> Found(Dictionary<string, string> asked, string? type, NppesRegistry registry)
    {
        var rows = asked.TryGetValue("number", out var number)
            ? registry.Find(number) is { } row ? [row] : []
            : registry.All().Where(each => each["NPI Deactivation Date"] is null || each["NPI Reactivation Date"] is not null);
        return rows
            .Where(row => string.IsNullOrEmpty(type) || type == (row.IsIndividual ? "NPI-1" : "NPI-2"))
            .Where(row => asked.All(criterion => s_criteria[criterion.Key](row).Any(value => Matches(value, criterion.Value))));
    }

    private static bool Matches(string? value, string asked) => value is not null && (asked.Length > 2 && asked.EndsWith('*')
        ? value.StartsWith(asked[..^1], StringComparison.OrdinalIgnoreCase)
        : value.Equals(asked, StringComparison.OrdinalIgnoreCase) || (asked.Length == 5 && value.Length == 9 && value.StartsWith(asked, StringComparison.Ordinal)));

    private static int Number(string? text, int usual, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : usual;

    private static JsonObject Error(string description, string field, string number) => new()
    {
        ["Errors"] = new JsonArray(new JsonObject { ["description"] = description, ["field"] = field, ["number"] = number }),
    };
}
