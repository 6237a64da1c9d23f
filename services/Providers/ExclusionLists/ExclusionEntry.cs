namespace Credentialing.Providers.ExclusionLists;

/// <summary>Why an entry is no longer in force.</summary>
public enum EntryEnd
{
    /// <summary>The list says something else of the same exclusion since: another entry has taken its place.</summary>
    Changed,

    /// <summary>The party was reinstated.</summary>
    Reinstated,

    /// <summary>A full file no longer has it.</summary>
    LeftOut,

    /// <summary>The list itself says that it is over.</summary>
    Over,
}

/// <summary>
/// What a list says, or said, of one exclusion of one party; never changed, only ended. It is in force in the editions
/// from the one that added it to the one before that which ended it.
/// </summary>
public sealed class ExclusionEntry
{
    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The code of the list.</summary>
    public string List { get; private set; } = "";

    /// <inheritdoc cref="ListedRow.Identity"/>
    public byte[] Identity { get; private set; } = [];

    /// <inheritdoc cref="ListedRow.Content"/>
    public byte[] Content { get; private set; } = [];

    /// <summary>The edition that added it.</summary>
    public int AddedIn { get; private set; }

    /// <summary>The edition that ended it.</summary>
    public int? EndedIn { get; private set; }

    /// <summary>Since when it is over, as the list says.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it is no longer in force.</summary>
    public EntryEnd? End { get; private set; }

    /// <inheritdoc cref="ListedRow.IsPerson"/>
    public bool IsPerson { get; private set; }

    /// <inheritdoc cref="ListedRow.FirstName"/>
    public string? FirstName { get; private set; }

    /// <inheritdoc cref="ListedRow.MiddleName"/>
    public string? MiddleName { get; private set; }

    /// <inheritdoc cref="ListedRow.LastName"/>
    public string? LastName { get; private set; }

    /// <inheritdoc cref="ListedRow.Suffix"/>
    public string? Suffix { get; private set; }

    /// <inheritdoc cref="ListedRow.Organization"/>
    public string? Organization { get; private set; }

    /// <inheritdoc cref="ListedRow.Npi"/>
    public string? Npi { get; private set; }

    /// <inheritdoc cref="ListedRow.DateOfBirth"/>
    public DateOnly? DateOfBirth { get; private set; }

    /// <inheritdoc cref="ListedRow.Role"/>
    public string? Role { get; private set; }

    /// <inheritdoc cref="ListedRow.City"/>
    public string? City { get; private set; }

    /// <inheritdoc cref="ListedRow.State"/>
    public string? State { get; private set; }

    /// <inheritdoc cref="ListedRow.PostalCode"/>
    public string? PostalCode { get; private set; }

    /// <inheritdoc cref="ListedRow.Type"/>
    public string? Type { get; private set; }

    /// <inheritdoc cref="ListedRow.Reference"/>
    public string? Reference { get; private set; }

    /// <inheritdoc cref="ListedRow.AlsoNamed"/>
    public string? AlsoNamed { get; private set; }

    /// <inheritdoc cref="ListedRow.WaivedIn"/>
    public string? WaivedIn { get; private set; }

    /// <inheritdoc cref="ListedRow.ExcludedOn"/>
    public DateOnly ExcludedOn { get; private set; }

    /// <inheritdoc cref="ListedRow.EndsOn"/>
    public DateOnly? EndsOn { get; private set; }

    /// <inheritdoc cref="ListedRow.Party"/>
    public Party Party => new(LastName, FirstName, Organization, DateOfBirth, ExcludedOn);
}
