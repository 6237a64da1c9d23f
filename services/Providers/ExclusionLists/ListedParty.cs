namespace Credentialing.Providers.ExclusionLists;

/// <summary>What a list says of a party that it excludes. The home address is not told on.</summary>
/// <param name="Id">Which entry: the same one in later editions as long as the list says the same of it.</param>
/// <param name="FirstName">First name, of a person.</param>
/// <param name="MiddleName">Middle name or initial.</param>
/// <param name="LastName">Surname, of a person.</param>
/// <param name="Organization">The name, of an organization.</param>
/// <param name="Npi">NPI, where the list has one with a right check digit.</param>
/// <param name="DateOfBirth">Date of birth, masked, where the list has one.</param>
/// <param name="Role">What the party does, such as the OIG's general field and specialty.</param>
/// <param name="City">City.</param>
/// <param name="State">Two-letter code of the state.</param>
/// <param name="Type">The kind of exclusion in the list's own words: <c>1128a1</c>, <c>Prohibition/Restriction</c>.</param>
/// <param name="ExcludedOn">Since when.</param>
/// <param name="EndsOn">Until when, where the list says it; null is indefinitely.</param>
public sealed record ListedParty(
    Guid Id, string? FirstName, string? MiddleName, string? LastName, string? Organization, string? Npi, string? DateOfBirth, string? Role,
    string? City, string? State, string? Type, DateOnly? ExcludedOn, DateOnly? EndsOn);
