namespace Credentialing.Providers.Screening;

/// <summary>Who is looked for on the exclusion lists: a person, or an organization.</summary>
/// <param name="First">First name of a person.</param>
/// <param name="Middle">Middle name or initial.</param>
/// <param name="Last">Surname of a person.</param>
/// <param name="FormerNames">Names that the person had before, the surname last.</param>
/// <param name="Organization">The name of an organization; then there is no person.</param>
/// <param name="Npi">Its NPI, ten digits with the right check digit.</param>
/// <param name="DateOfBirth">Date of birth; personal data.</param>
/// <param name="State">Two-letter code of the state where it works.</param>
public sealed record ScreeningSubject(
    string? First, string? Middle, string? Last, IReadOnlyList<string> FormerNames, string? Organization = null, string? Npi = null,
    DateOnly? DateOfBirth = null, string? State = null)
{
    /// <summary>Says nothing of the person: a log that holds a subject holds no personal data.</summary>
    public override string ToString() => nameof(ScreeningSubject);
}
