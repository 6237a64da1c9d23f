namespace Credentialing.Providers.Providers;

/// <summary>A licence to practise, as the provider states it.</summary>
/// <param name="State">Two-letter code of the state that issued it.</param>
/// <param name="Number">Its number, in the state's own form.</param>
/// <param name="IssuedOn">When it was issued.</param>
/// <param name="ExpiresOn">The last day on which it holds.</param>
public sealed record License(string State, string Number, DateOnly? IssuedOn = null, DateOnly? ExpiresOn = null);

/// <summary>A registration to prescribe controlled substances, as the provider states it.</summary>
/// <param name="Number">The DEA number.</param>
/// <param name="State">Two-letter code of the state that it is for.</param>
/// <param name="Schedules">For which schedules: <c>2</c>, <c>2N</c>, <c>3</c> …</param>
/// <param name="ExpiresOn">The last day on which it holds.</param>
public sealed record DeaStated(string Number, string State, IReadOnlyList<string>? Schedules = null, DateOnly? ExpiresOn = null);

/// <summary>A board certification, as the provider states it.</summary>
/// <param name="Board">The board.</param>
/// <param name="Specialty">The specialty.</param>
/// <param name="CertifiedOn">Since when.</param>
/// <param name="ExpiresOn">The last day on which it holds; none when it is for a lifetime.</param>
/// <param name="Lifetime">Whether it never expires.</param>
public sealed record BoardCertification(string Board, string Specialty, DateOnly? CertifiedOn = null, DateOnly? ExpiresOn = null, bool Lifetime = false);

/// <summary>A part of the education, as the provider states it.</summary>
/// <param name="Institution">Where.</param>
/// <param name="Degree">The degree, or what the training was.</param>
/// <param name="CompletedOn">When it was, or is to be, completed.</param>
/// <param name="StartedOn">When it began.</param>
public sealed record Education(string Institution, string Degree, DateOnly? CompletedOn = null, DateOnly? StartedOn = null);

/// <summary>A part of the work history, as the provider states it.</summary>
/// <param name="Employer">Where.</param>
/// <param name="Position">As what.</param>
/// <param name="StartedOn">Since when.</param>
/// <param name="EndedOn">Until when; none for the present one.</param>
/// <param name="GapExplanation">Why there is a gap before it.</param>
public sealed record WorkHistory(string Employer, string Position, DateOnly? StartedOn = null, DateOnly? EndedOn = null, string? GapExplanation = null);

/// <summary>A malpractice insurance, as the provider states it.</summary>
/// <param name="Carrier">The insurer.</param>
/// <param name="PolicyNumber">The policy.</param>
/// <param name="Coverage">The limits, as the policy says them.</param>
/// <param name="EffectiveOn">The first day of cover.</param>
/// <param name="ExpiresOn">The last day of cover.</param>
public sealed record Malpractice(string Carrier, string PolicyNumber, string? Coverage = null, DateOnly? EffectiveOn = null, DateOnly? ExpiresOn = null);

/// <summary>What is known of a provider; what may be changed about it.</summary>
public sealed record ProviderProfile
{
    /// <inheritdoc cref="Provider.Npi"/>
    public required string Npi { get; init; }

    /// <inheritdoc cref="Provider.FirstName"/>
    public required string FirstName { get; init; }

    /// <inheritdoc cref="Provider.MiddleName"/>
    public string? MiddleName { get; init; }

    /// <inheritdoc cref="Provider.LastName"/>
    public required string LastName { get; init; }

    /// <inheritdoc cref="Provider.FormerNames"/>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <inheritdoc cref="Provider.DateOfBirth"/>
    public DateOnly? DateOfBirth { get; init; }

    /// <inheritdoc cref="Provider.Ssn"/>
    public string? Ssn { get; init; }

    /// <inheritdoc cref="Provider.PracticeIds"/>
    public IReadOnlyList<Guid> PracticeIds { get; init; } = [];

    /// <inheritdoc cref="Provider.Taxonomies"/>
    public IReadOnlyList<string> Taxonomies { get; init; } = [];

    /// <inheritdoc cref="Provider.Licenses"/>
    public IReadOnlyList<License> Licenses { get; init; } = [];

    /// <summary>Its DEA registrations.</summary>
    public IReadOnlyList<DeaStated> Dea { get; init; } = [];

    /// <inheritdoc cref="Provider.BoardCertifications"/>
    public IReadOnlyList<BoardCertification> BoardCertifications { get; init; } = [];

    /// <inheritdoc cref="Provider.Education"/>
    public IReadOnlyList<Education> Education { get; init; } = [];

    /// <inheritdoc cref="Provider.WorkHistory"/>
    public IReadOnlyList<WorkHistory> WorkHistory { get; init; } = [];

    /// <inheritdoc cref="Provider.Malpractice"/>
    public IReadOnlyList<Malpractice> Malpractice { get; init; } = [];

    /// <inheritdoc cref="Provider.CaqhId"/>
    public string? CaqhId { get; init; }

    /// <inheritdoc cref="Provider.Email"/>
    public string? Email { get; init; }
}
