namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// What may be shown of personal data to whoever has not asked for it with a permission and a reason. The length of the
/// mask says nothing about the length of the value.
/// </summary>
public static class Masked
{
    /// <summary>A date of birth.</summary>
    public const string Date = "****-**-**";

    /// <summary><c>***-**-6789</c>.</summary>
    /// <param name="ssn">Nine digits, with or without separators; anything else shows no digit.</param>
    public static string? Ssn(string? ssn)
    {
        if (ssn is null)
        {
            return null;
        }

        var digits = string.Concat(ssn.Where(char.IsAsciiDigit));
        return digits.Length == 9 ? $"***-**-{digits[^4..]}" : "***-**-****";
    }

    /// <summary><c>*****4563</c>: a DEA number or another identifier, of which the last four characters are shown.</summary>
    /// <param name="value">Shorter than eight characters, nothing of it is shown.</param>
    public static string? Tail(string? value) => value switch
    {
        null => null,
        { Length: < 8 } => "*****",
        _ => "*****" + value[^4..],
    };

    /// <summary>A date of birth; null where there is none.</summary>
    public static string? DateOfBirth(DateOnly? date) => date is null ? null : Date;
}
