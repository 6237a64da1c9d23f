namespace Credentialing.Providers.Identifiers;

/// <summary>National provider identifiers (45 CFR 162.406): ten digits, the last of which checks the others.</summary>
public static class Npi
{
    // An NPI is the account part of a card number of the health industry in the United States: 80840 stands before it.
    // Its digits add 24 to the Luhn sum whatever follows.
    private const int Prefix = 24;

    /// <summary>Whether it can be an NPI: ten digits with the right check digit (Luhn over 80840 and the NPI).</summary>
    /// <param name="text">What may be one.</param>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: 10 } || !text.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = Prefix;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            var weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
