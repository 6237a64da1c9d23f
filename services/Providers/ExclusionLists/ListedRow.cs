using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>What a row of a list says, in one form for all lists. The street is not taken: nobody is told apart by it here.</summary>
public sealed record ListedRow
{
    /// <summary>Whether the party is a person; else it is an organization, a vessel or the like.</summary>
    public required bool IsPerson { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Middle name or initial.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Surname.</summary>
    public string? LastName { get; init; }

    /// <summary>What stands behind the surname: Jr, III.</summary>
    public string? Suffix { get; init; }

    /// <summary>The name of what is no person.</summary>
    public string? Organization { get; init; }

    /// <summary>NPI with a right check digit.</summary>
    public string? Npi { get; init; }

    /// <summary>Date of birth; personal data.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>What the party does, or who excludes it.</summary>
    public string? Role { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The kind of exclusion in the list's own words.</summary>
    public string? Type { get; init; }

    /// <summary>The number that the list itself gives the entry.</summary>
    public string? Reference { get; init; }

    /// <summary>Whom the list names beside the party.</summary>
    public string? AlsoNamed { get; init; }

    /// <summary>The state in which the exclusion is waived.</summary>
    public string? WaivedIn { get; init; }

    /// <summary>Since when.</summary>
    public required DateOnly ExcludedOn { get; init; }

    /// <summary>Until when; null is indefinitely.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Since when it is over, as the list says.</summary>
    public DateOnly? ReinstatedOn { get; init; }

    /// <summary>Whether the list says that it is no longer in force.</summary>
    public bool IsOver { get; init; }

    /// <summary>
    /// What makes two rows speak of the same exclusion of the same party: the list's own number, or the whole name, the
    /// date of birth, the kind and the date, and of an organization, which may have many places, the place.
    /// </summary>
    public byte[] Identity => Hash(Reference is not null
        ? ["reference", Reference]
        : [LastName, FirstName, MiddleName, Suffix, Organization, Day(DateOfBirth), Type, Day(ExcludedOn), IsPerson ? null : City, IsPerson ? null : PostalCode]);

    /// <summary>What a reinstatement has in common with the exclusion that it ends.</summary>
    public Party Party => new(LastName, FirstName, Organization, DateOfBirth, ExcludedOn);

    /// <summary>Equal when two rows say the same.</summary>
    public byte[] Content => Hash(
        [
            LastName, FirstName, MiddleName, Suffix, Organization, Npi, Day(DateOfBirth), Role, City, State, PostalCode, Type, Reference, AlsoNamed, WaivedIn,
            Day(ExcludedOn), Day(EndsOn),
        ]);

    private static string? Day(DateOnly? date) => date?.ToString("O", null);

    // 128 bits of it: short enough to hold for every entry in memory.
    private static byte[] Hash(IEnumerable<string?> parts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts.Select(part => part?.ToUpperInvariant()))))[..16];
}
