namespace Credentialing.Providers.ExclusionLists;

/// <summary>Who was excluded when: what a reinstatement has in common with the exclusion that it ends.</summary>
public readonly record struct Party
{
    /// <summary>A party.</summary>
    /// <param name="lastName">Surname, of a person.</param>
    /// <param name="firstName">First name.</param>
    /// <param name="organization">The name of what is no person.</param>
    /// <param name="bornOn">Date of birth; personal data.</param>
    /// <param name="excludedOn">Since when it is excluded.</param>
    public Party(string? lastName, string? firstName, string? organization, DateOnly? bornOn, DateOnly excludedOn) =>
        (Name, BornOn, ExcludedOn) = (string.Join('|', [lastName, firstName, organization]).ToUpperInvariant(), bornOn, excludedOn);

    /// <summary>The name in one piece.</summary>
    public string Name { get; }

    /// <summary>Date of birth; null where the list has none.</summary>
    public DateOnly? BornOn { get; private init; }

    /// <summary>Since when it is excluded.</summary>
    public DateOnly ExcludedOn { get; }

    /// <summary>The same without the date of birth, which one of two files may lack.</summary>
    public Party Ageless => this with { BornOn = null };

    /// <summary>Whether another can be the same: it has the same date of birth, or one of both has none.</summary>
    /// <param name="other">Somebody of the same name, excluded on the same day.</param>
    public bool MayBe(Party other) => BornOn is null || other.BornOn is null || BornOn == other.BornOn;

    /// <summary>Says nothing of the party.</summary>
    public override string ToString() => nameof(Party);
}
