namespace Credentialing.Providers.Screening;

/// <summary>How alike the names of two organizations are: their legal forms and the order of words do not matter much.</summary>
internal static class OrganizationLikeness
{
    // Where the LEIE cuts names off.
    private const int Cut = 30;

    /// <summary>1 for the same, 0 for another name.</summary>
    /// <param name="parts">The parts of the name.</param>
    /// <param name="whole">The parts in one piece.</param>
    /// <param name="listed">The name on the list, as it is written there.</param>
    public static double Of(string[] parts, string whole, string listed)
    {
        var theirs = Names.OrganizationParts(listed);
        var joined = string.Concat(theirs);
        if (whole == joined || (listed.Length >= Cut - 1 && joined.Length >= Cut / 2 && whole.StartsWith(joined, StringComparison.Ordinal)))
        {
            return 1;
        }

        var inOnePiece = whole.Length <= 64 && joined.Length <= 64 ? Likeness.Of(whole, joined) : 0;
        var (shorter, longer) = parts.Length <= theirs.Length ? (parts, theirs) : (theirs, parts);
        var shared = shorter.Sum(part => longer.Max(other => Likeness.Of(part, other)));
        return Math.Max(inOnePiece, shared / longer.Length);
    }
}
