namespace Credentialing.Providers.Identifiers;

/// <summary>Registration numbers of the Drug Enforcement Administration: two letters and seven digits.</summary>
public static class DeaNumber
{
    /// <summary>
    /// Whether it can be a number at all: (d1+d3+d5) + 2·(d2+d4+d6) ends in d7, and the second character is a letter or 9.
    /// </summary>
    /// <param name="text">What may be one, in capitals.</param>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 9 } || !char.IsAsciiLetterUpper(text[0]) || !(char.IsAsciiLetterUpper(text[1]) || text[1] == '9') ||
            !text[2..].All(char.IsAsciiDigit))
        {
            return false;
        }

        int Digit(int place) => text[place + 1] - '0';
        return (Digit(1) + Digit(3) + Digit(5) + (2 * (Digit(2) + Digit(4) + Digit(6)))) % 10 == Digit(7);
    }

    /// <summary>
    /// Whether it can be this person's: the second letter is the initial of the surname, or of one that the person had
    /// when it was registered, or 9 (registered under the name of a business).
    /// </summary>
    /// <param name="number">A valid number.</param>
    /// <param name="surname">The surname.</param>
    /// <param name="formerNames">Names that the person had before, the surname last.</param>
    public static bool CanBeOf(string number, string surname, IEnumerable<string> formerNames)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number[1] == '9' || InitialOf(surname) == number[1] || formerNames.Any(name => InitialOf(name.Split(' ')[^1]) == number[1]);
    }

    private static char? InitialOf(string name) => name.Length > 0 ? char.ToUpperInvariant(name[0]) : null;
}
