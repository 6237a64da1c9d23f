namespace Credentialing.Tests.Integration.Identity;

/// <summary>A made-up person that the host has from the start.</summary>
public sealed record Person(string Email, string Name, string Role, string Password, string TotpSecret);

/// <summary>One person for each class of tests that locks, disables or resets somebody, so that they do not meet.</summary>
public static class People
{
    public static readonly Person Manager = Of("manager", "manager");
    public static readonly Person Representative = Of("representative", "representative");
    public static readonly Person Biller = Of("biller", "billing");
    public static readonly Person Locked = Of("locked", "specialist");
    public static readonly Person Guessed = Of("guessed", "specialist");
    public static readonly Person Forgetful = Of("forgetful", "specialist");
    public static readonly Person Leaver = Of("leaver", "billing");
    public static readonly Person Promoted = Of("promoted", "representative");
    public static readonly Person Traveller = Of("traveller", "auditor");
    public static readonly Person Responder = Of("responder", "representative");
    public static readonly Person Keyed = Of("keyed", "manager");
    public static readonly Person Hurried = Of("hurried", "billing");
    public static readonly Person Evicted = Of("evicted", "specialist");

    public static IReadOnlyList<Person> All { get; } = [Manager, Representative, Biller, Locked, Guessed, Forgetful, Leaver, Promoted, Traveller, Responder, Keyed, Hurried, Evicted];

    private static Person Of(string name, string role) =>
        new($"{name}@people.example", $"Example {name}", role, $"four plain {name} words", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..32]
            .Replace('0', 'G').Replace('1', 'H').Replace('8', 'I').Replace('9', 'J'));
}
