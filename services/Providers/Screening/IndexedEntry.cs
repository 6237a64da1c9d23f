using Credentialing.Providers.ExclusionLists;
using Credentialing.ServiceDefaults.Encryption;

namespace Credentialing.Providers.Screening;

/// <summary>An entry of a list, as it is held in memory: nearly all of it is shared between entries.</summary>
public sealed record IndexedEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The code of the list.</summary>
    public required string List { get; init; }

    /// <summary>What makes it the same exclusion in later editions.</summary>
    public UInt128 Identity { get; init; }

    /// <summary>Equal as long as the list says the same of it.</summary>
    public UInt128 Content { get; init; }

    /// <summary>First name, of a person.</summary>
    public string? FirstName { get; init; }

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Surname.</summary>
    public string? LastName { get; init; }

    /// <summary>The name of what is no person.</summary>
    public string? Organization { get; init; }

    /// <summary>NPI.</summary>
    public string? Npi { get; init; }

    /// <summary>Date of birth; personal data.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>What the party does.</summary>
    public string? Role { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State.</summary>
    public string? State { get; init; }

    /// <summary>The kind of exclusion.</summary>
    public string? Type { get; init; }

    /// <summary>Since when.</summary>
    public DateOnly? ExcludedOn { get; init; }

    /// <summary>Until when; null is indefinitely.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Whether it is a person.</summary>
    public bool IsPerson => LastName is not null;

    /// <summary>The whole name, as people read it.</summary>
    public string Name => IsPerson ? string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(part => part is not null)) : Organization ?? "";

    /// <summary>What may be told of it.</summary>
    public ListedParty ToParty() => new(
        Id, FirstName, MiddleName, LastName, Organization, Npi, Masked.DateOfBirth(DateOfBirth), Role, City, State, Type, ExcludedOn, EndsOn);

    /// <summary>Says nothing of the party: a log that holds an entry holds no personal data.</summary>
    public override string ToString() => $"{List} {Id}";
}
