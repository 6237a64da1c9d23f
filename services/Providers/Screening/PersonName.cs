namespace Credentialing.Providers.Screening;

/// <summary>A name of a person in parts that can be compared.</summary>
/// <param name="First">The parts of the first name.</param>
/// <param name="Middle">The parts of the middle name.</param>
/// <param name="Last">The parts of the surname.</param>
public sealed record PersonName(string[] First, string[] Middle, string[] Last)
{
    // Where lists cut names off.
    private const int CutSurname = 20;
    private const int CutFirst = 15;

    private const double Nickname = 0.95;
    private const double Half = 0.97;
    private const double Initial = 0.85;
    private const double MiddleAsFirst = 0.9;
    private const double Missing = 0.8;
    private const double Swapped = 0.98;
    private const double Contradiction = 0.06;

    /// <summary>The surname in one piece.</summary>
    public string WholeLast { get; } = string.Concat(Last);

    /// <summary>The first name in one piece.</summary>
    public string WholeFirst { get; } = string.Concat(First);

    /// <summary>A name as it is written.</summary>
    /// <param name="first">First name.</param>
    /// <param name="middle">Middle name.</param>
    /// <param name="last">Surname.</param>
    public static PersonName Of(string? first, string? middle, string? last) => new(Names.PersonParts(first), Names.MiddleParts(middle), Names.PersonParts(last));

    /// <summary>
    /// What a former name can mean: often it is a surname alone (Garcia-Lopez, De La Cruz), else a whole name, whose surname is
    /// its last word or all after the first. A hyphen parts a surname in halves, a blank does not.
    /// </summary>
    /// <param name="former">The former name, as it is written.</param>
    /// <param name="present">The present name, for what the former one does not say.</param>
    public static IEnumerable<PersonName> Formerly(string? former, PersonName present)
    {
        ArgumentNullException.ThrowIfNull(present);
        var words = Names.PersonWords(former);
        if (words.Length == 0)
        {
            yield break;
        }

        yield return new(present.First, present.Middle, words.Length == 1 ? words[0] : [Whole(words)]);
        if (words.Length > 1)
        {
            yield return new(words[0], words.Length == 2 ? present.Middle : [.. words[1..^1].SelectMany(parts => parts)], words[^1]);
        }

        if (words.Length > 2)
        {
            yield return new(words[0], present.Middle, [Whole(words[1..])]);
        }

        static string Whole(string[][] some) => string.Concat(some.SelectMany(parts => parts));
    }

    /// <summary>How alike this name is to one on a list, 0 to 1, and what differs, in words.</summary>
    /// <param name="listed">The name on the list.</param>
    /// <param name="differences">Takes up what differs; null when nobody asks.</param>
    public double LikenessTo(PersonName listed, ICollection<string>? differences = null)
    {
        ArgumentNullException.ThrowIfNull(listed);
        var (straightLast, straightFirst) = (Surnames(Last, WholeLast, listed), FirstNames(listed));
        var (swappedLast, swappedFirst) = (Likeness.Of(WholeFirst, listed.WholeLast), Likeness.Of(WholeLast, listed.WholeFirst));
        var straight = Joined(straightLast, straightFirst);
        var swapped = Swapped * Joined(swappedLast, swappedFirst);
        var score = Math.Max(straight, swapped);
        if (score == 0)
        {
            return 0;
        }

        var contradicts = straight >= swapped && MiddleContradicts(listed);
        if (differences is not null)
        {
            Tell(differences, straight >= swapped ? (straightLast, straightFirst) : (swappedLast, swappedFirst), swapped > straight, contradicts);
        }

        return score - (contradicts ? Contradiction : 0);
    }

    private static double Joined(double last, double first) => last == 0 || first == 0 ? 0 : (0.55 * last) + (0.45 * first);

    private static double Surnames(string[] parts, string whole, PersonName listed)
    {
        var best = Cut(whole, listed.WholeLast, CutSurname);
        if (best < 1 && (parts.Length > 1 || listed.Last.Length > 1))
        {
            // Each half of a hyphenated surname may be the one on the list.
            foreach (var part in parts.Length > 1 ? parts : [whole])
            {
                foreach (var other in listed.Last.Length > 1 ? listed.Last : [listed.WholeLast])
                {
                    best = Math.Max(best, part.Length < 3 || other.Length < 3 ? 0 : Half * Likeness.Of(part, other));
                }
            }
        }

        return best;
    }

    private double FirstNames(PersonName listed)
    {
        if (First.Length == 0 || listed.First.Length == 0)
        {
            return Missing;
        }

        var best = Math.Max(Cut(WholeFirst, listed.WholeFirst, CutFirst), First.Length > 1 || listed.First.Length > 1 ? Half * Likeness.Of(First[0], listed.First[0]) : 0);
        if (best < Nickname && Array.IndexOf(Nicknames.Of(First[0]), listed.First[0]) >= 0)
        {
            best = Nickname;
        }

        if (best < Initial && First[0][0] == listed.First[0][0] && (First[0].Length == 1 || listed.First[0].Length == 1))
        {
            best = Initial;
        }

        // Somebody who goes by the middle name.
        return best >= MiddleAsFirst ? best : Math.Max(best, Math.Max(AsFirst(Middle, listed.First[0]), AsFirst(listed.Middle, First[0])));
    }

    private static double AsFirst(string[] middle, string first) =>
        middle.Length > 0 && middle[0].Length > 2 && middle[0] == first ? MiddleAsFirst : 0;

    private bool MiddleContradicts(PersonName listed)
    {
        if (Middle.Length == 0 || listed.Middle.Length == 0)
        {
            return false;
        }

        var (mine, theirs) = (Middle[0], listed.Middle[0]);
        return mine.Length == 1 || theirs.Length == 1 ? mine[0] != theirs[0] : Likeness.Of(mine, theirs) == 0 && mine != listed.First.FirstOrDefault();
    }

    private static double Cut(string mine, string listed, int length) =>
        listed.Length >= length - 1 && mine.Length > listed.Length && mine.StartsWith(listed, StringComparison.Ordinal) ? 1 : Likeness.Of(mine, listed);

    private static void Tell(ICollection<string> differences, (double Last, double First) alike, bool isSwapped, bool contradicts)
    {
        if (isSwapped)
        {
            differences.Add("The names agree when first name and surname are exchanged.");
        }

        differences.Add(alike.Last switch { 1 => "The surname is the same.", Half => "A part of the surname is the same.", _ => "The surname is spelled much alike." });
        differences.Add(alike.First switch
        {
            1 => "The first name is the same.",
            Nickname => "The first name is another form of the same.",
            Initial => "Of the first name only the initial is known, and it is the same.",
            MiddleAsFirst => "The first name of the one is the middle name of the other.",
            Missing => "One of them has no first name.",
            _ => "The first name is spelled much alike.",
        });
        if (contradicts)
        {
            differences.Add("The middle names differ.");
        }
    }
}
