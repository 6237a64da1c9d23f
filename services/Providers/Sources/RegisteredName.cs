using Credentialing.Providers.Screening;

namespace Credentialing.Providers.Sources;

/// <summary>How the names of one person at two places compare.</summary>
internal enum NameAgreement
{
    /// <summary>The same, but for case, punctuation and what is no name (degrees, Jr).</summary>
    Same,

    /// <summary>A letter or two are others: a slip, or somebody else.</summary>
    Alike,

    /// <summary>Another name.</summary>
    Other,
}

/// <summary>A first name and a surname.</summary>
/// <param name="First">First name, where there is one.</param>
/// <param name="Last">Surname.</param>
internal sealed record RegisteredName(string? First, string Last)
{
    private const int SlipOf = 2;

    /// <summary>A name as text, the surname last: of more than two parts the last one is the surname.</summary>
    /// <param name="text">Such as <c>Elena Quillfeather</c>; a surname alone has no first name.</param>
    public static RegisteredName Of(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length < 2 ? new RegisteredName(null, text.Trim()) : new RegisteredName(parts[0], parts[^1]);
    }

    /// <summary>How it compares to another; a first name that one of them lacks is not compared.</summary>
    /// <param name="other">The other.</param>
    public NameAgreement CompareTo(RegisteredName other)
    {
        var (mine, others) = (Normal(Last), Normal(other.Last));
        if (First is not null && other.First is not null)
        {
            (mine, others) = ($"{Normal(First)} {mine}", $"{Normal(other.First)} {others}");
        }

        return mine == others ? NameAgreement.Same : Distance(mine, others) <= SlipOf ? NameAgreement.Alike : NameAgreement.Other;
    }

    /// <summary>Whether two middle names can be one person's: an initial stands for what begins with it, none for any.</summary>
    public static bool MiddlesAgree(string? mine, string? others)
    {
        var (one, other) = (Normal(mine ?? ""), Normal(others ?? ""));
        return one.Length == 0 || other.Length == 0 || one == other ||
            ((one.Length == 1 || other.Length == 1) && one[0] == other[0]);
    }

    private static string Normal(string name) => string.Join(' ', Names.PersonParts(name));

    // Letters to add, drop or change, or neighbours to swap (optimal string alignment).
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }

    /// <summary>The name in words.</summary>
    public override string ToString() => string.Join(' ', ((string?[])[First, Last]).OfType<string>());
}
