using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>What a source was found to say.</summary>
/// <param name="Source">Who said it.</param>
/// <param name="Method">How it was asked.</param>
/// <param name="Outcome">What it said.</param>
/// <param name="VerifiedAt">When (UTC).</param>
/// <param name="Findings">In words; personal data.</param>
/// <param name="Evidence">The documents that show it.</param>
/// <param name="ExpiresOn">The last day of what was verified, where the source said it.</param>
/// <param name="SourceDate">Of which day the source's data is, where the source said it.</param>
/// <param name="Grounds">The facts that speak against the provider, each in the same words whenever it is found; empty when the source merely cannot say.</param>
/// <param name="Settled">The grounds that a person has found not to hold.</param>
public sealed record Finding(
    string Source, VerificationMethod Method, VerificationOutcome Outcome, DateTimeOffset VerifiedAt, string? Findings,
    IReadOnlyList<Guid> Evidence, DateOnly? ExpiresOn, DateOnly? SourceDate = null, IReadOnlyList<string>? Grounds = null,
    IReadOnlyList<SettledGround>? Settled = null);

/// <summary>One verification of one element; all are kept.</summary>
public sealed class Verification : IBelongsToClient
{
    /// <summary>Who records what was verified by itself.</summary>
    public const string ByItself = "system";

    private Verification()
    {
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The file.</summary>
    public CredentialFileId FileId { get; private init; }

    /// <summary>The element's code.</summary>
    public string Code { get; private init; } = "";

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Who said it.</summary>
    public string Source { get; private init; } = "";

    /// <summary>How it was asked.</summary>
    public VerificationMethod Method { get; private init; }

    /// <summary>What it said.</summary>
    public VerificationOutcome Outcome { get; private init; }

    /// <summary>When it said so (UTC).</summary>
    public DateTimeOffset VerifiedAt { get; private init; }

    /// <summary>In words; personal data.</summary>
    public string? Findings { get; private init; }

    /// <summary>The documents that show it.</summary>
    public IReadOnlyList<Guid> Evidence { get; private init; } = [];

    /// <summary>The last day of what was verified, where the source said it.</summary>
    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>Of which day the source's data is, where the source said it.</summary>
    public DateOnly? SourceDate { get; private init; }

    /// <summary>The account that recorded it, or <see cref="ByItself"/>.</summary>
    public string RecordedBy { get; private init; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Whether nobody but a program has looked at it.</summary>
    public bool IsByItself => RecordedBy == ByItself;

    internal static Verification Of(FileElement element, Finding finding, string by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        FileId = element.FileId,
        Code = element.Code,
        ClientId = element.ClientId,
        Source = finding.Source,
        Method = finding.Method,
        Outcome = finding.Outcome,
        VerifiedAt = finding.VerifiedAt,
        Findings = finding.Findings,
        Evidence = [.. finding.Evidence.Distinct()],
        ExpiresOn = finding.ExpiresOn,
        SourceDate = finding.SourceDate,
        RecordedBy = by,
        RecordedAt = at,
    };
}
