using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>One time that a source was asked.</summary>
/// <param name="Source">Who was asked.</param>
/// <param name="Channel">How: <c>phone</c>, <c>letter</c>, <c>api</c> …</param>
/// <param name="At">When (UTC).</param>
/// <param name="Result">What came of it.</param>
public sealed record Attempt(string Source, string Channel, DateTimeOffset At, string Result);

/// <summary>
/// What a file must show on one point, with how long a verification of it holds, as it was when the file was opened: a
/// later edition of the set does not reach it.
/// </summary>
public sealed class FileElement : IBelongsToClient
{
    private FileElement()
    {
    }

    /// <summary>The file.</summary>
    public CredentialFileId FileId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Its code within the file.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Where it stands among the others.</summary>
    public int Place { get; private set; }

    /// <summary>Whether the file is incomplete without it.</summary>
    public bool Required { get; private set; }

    /// <summary>How many calendar days a verification holds.</summary>
    public int? ValidityDays { get; private init; }

    /// <summary>How many months a verification holds.</summary>
    public int? ValidityMonths { get; private init; }

    /// <summary>Where it stood when it last changed; <see cref="StateOn"/> says where it stands.</summary>
    public ElementState State { get; private set; }

    /// <summary>Who said what is known.</summary>
    public string? Source { get; private set; }

    /// <summary>How the source was asked.</summary>
    public VerificationMethod? Method { get; private set; }

    /// <summary>When the source said so (UTC).</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The last day on which the verification may be used for a decision; null when it has no end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Of which day the source's data was, where the source said it.</summary>
    public DateOnly? SourceDate { get; private set; }

    /// <summary>Whether what is known was found without a person; that a person confirmed it changes nothing.</summary>
    public bool FoundByItself { get; private set; }

    /// <summary>Every ground that was found so far: what a person decided was decided knowing them.</summary>
    public IReadOnlyList<string> Grounds { get; private set; } = [];

    /// <summary>When sources were asked.</summary>
    public IReadOnlyList<Attempt> Attempts { get; private set; } = [];

    /// <summary>The documents that show it.</summary>
    public IReadOnlyList<Guid> Evidence { get; private set; } = [];

    /// <summary>Whether anything was done about it.</summary>
    public bool Touched => State != ElementState.Pending || Attempts.Count > 0;

    internal static FileElement Of(CredentialFile file, WantedElement wanted, int place) => new()
    {
        FileId = file.Id,
        ClientId = file.ClientId,
        Code = wanted.Code,
        Name = wanted.Name,
        Place = place,
        Required = wanted.Required,
        ValidityDays = wanted.Criterion.ValidityDays,
        ValidityMonths = wanted.Criterion.ValidityMonths,
    };

    /// <summary>Where it stands on a day: what was verified too long ago is expired.</summary>
    /// <param name="day">The day (UTC).</param>
    public ElementState StateOn(DateOnly day) => State == ElementState.Verified && ValidUntil < day ? ElementState.Expired : State;

    /// <summary>Until when a verification of this day holds: the standard's time, and never longer than what was verified itself.</summary>
    /// <param name="verifiedOn">The day of the verification (UTC).</param>
    /// <param name="expiresOn">The last day of what was verified, where the source said it.</param>
    public DateOnly? ValidUntilFor(DateOnly verifiedOn, DateOnly? expiresOn)
    {
        var byRule = (ValidityDays, ValidityMonths) switch
        {
            ({ } days, _) => verifiedOn.AddDays(days),
            (_, { } months) => verifiedOn.AddMonths(months),
            _ => (DateOnly?)null,
        };
        return byRule is null || expiresOn < byRule ? expiresOn ?? byRule : byRule;
    }

    internal void Stand(int place, bool required) => (Place, Required) = (place, required);

    internal void Try(Attempt attempt)
    {
        Attempts = [.. Attempts, attempt];
        if (State == ElementState.Pending)
        {
            State = ElementState.Requested;
        }
    }

    /// <summary>Takes what was verified for what is known, unless what is known outweighs it (<see cref="Precedence"/>).</summary>
    /// <returns>Whether it is what is known now.</returns>
    internal bool Take(Verification verification, Finding finding, DateOnly today)
    {
        var grounds = finding.Grounds ?? [];
        var isNews = grounds.Except(Grounds, StringComparer.Ordinal).Any();
        var yields = Precedence.Yields(this, verification, finding, isNews, today);
        if (isNews)
        {
            Grounds = [.. Grounds.Union(grounds, StringComparer.Ordinal)];
        }

        if (!yields)
        {
            return false;
        }

        State = verification.Outcome switch
        {
            VerificationOutcome.Verified => ElementState.Verified,
            VerificationOutcome.Adverse => ElementState.Adverse,
            VerificationOutcome.NeedsReview => ElementState.NeedsReview,
            _ => ElementState.Unavailable,
        };
        (Source, Method, VerifiedAt, Evidence) = (verification.Source, verification.Method, verification.VerifiedAt, verification.Evidence);
        (SourceDate, FoundByItself) = (verification.SourceDate, verification.IsByItself || Precedence.Confirms(finding));
        ValidUntil = State == ElementState.Verified
            ? ValidUntilFor(DateOnly.FromDateTime(verification.VerifiedAt.UtcDateTime), verification.ExpiresOn)
            : null;
        return true;
    }
}
