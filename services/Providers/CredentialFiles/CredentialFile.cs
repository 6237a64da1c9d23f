using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>
/// What was verified of a provider, judged by one edition of one criteria set, against a clock. Its state follows from
/// its elements until the committee takes over.
/// </summary>
public sealed class CredentialFile : Aggregate<CredentialFileId>, IBelongsToClient
{
    /// <summary>How often one source is asked about one element, in a verification run or otherwise; then another avenue is taken.</summary>
    public const int MostAttempts = 3;

    /// <summary>The code of the refusal of another attempt.</summary>
    public const string AttemptsExhausted = "attempts-exhausted";

    // What a partner's clock may be ahead of ours.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    private readonly List<FileElement> _elements = [];
    private readonly List<Verification> _verifications = [];

    private CredentialFile()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Whose credentials.</summary>
    public ProviderId ProviderId { get; private set; }

    /// <summary>What it is for.</summary>
    public FileKind Kind { get; private set; }

    /// <summary>The edition of the criteria set that it is judged by.</summary>
    public CriteriaSetId CriteriaSetId { get; private set; }

    /// <summary>The set's code.</summary>
    public string CriteriaSetCode { get; private set; } = "";

    /// <summary>The set's edition.</summary>
    public int CriteriaSetEdition { get; private set; }

    /// <summary>Where it stands.</summary>
    public FileState State { get; private set; }

    /// <summary>Since when its clock runs (UTC).</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>How many calendar days are promised.</summary>
    public int TurnaroundDays { get; private set; }

    /// <summary>For how many days the clock stood still.</summary>
    public int PausedDays { get; private set; }

    /// <summary>When it is promised (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>What it must show.</summary>
    public IReadOnlyList<FileElement> Elements => _elements;

    /// <summary>What this change records; earlier verifications are only there when they were read.</summary>
    public IReadOnlyList<Verification> Verifications => _verifications;

    /// <summary>Whether work on it is over.</summary>
    public bool IsClosed => State is FileState.Decided or FileState.Reported or FileState.Withdrawn;

    /// <summary>Opens a file: its clock runs.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="provider">Whose credentials.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="set">What it is judged by.</param>
    /// <param name="claims">What the provider claims.</param>
    /// <param name="turnaroundDays">What is promised: <see cref="Turnaround.DaysFor"/>.</param>
    /// <param name="at">When (UTC).</param>
    public static CredentialFile Open(
        CredentialFileId id, Provider provider, FileKind kind, CriteriaSet set, Claims claims, int turnaroundDays, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(set);
        var file = new CredentialFile
        {
            Id = id,
            ClientId = provider.ClientId,
            ProviderId = provider.Id,
            Kind = kind,
            CriteriaSetId = set.Id,
            CriteriaSetCode = set.Code,
            CriteriaSetEdition = set.Edition,
            StartedAt = at,
            TurnaroundDays = turnaroundDays,
            DueAt = at.AddDays(turnaroundDays),
        };
        file.Arrange(set.Elements, claims);
        file.Raise(new CredentialFileOpened(id.Value, provider.Id.Value, provider.ClientId.Value, Words.Of(kind), set.Code, set.Edition, file.DueAt, at));
        return file;
    }

    /// <summary>Follows what the provider claims now: a licence in another state is another element.</summary>
    /// <param name="criteria">The criteria of the edition that the file was opened under.</param>
    /// <param name="claims">What the provider claims now.</param>
    /// <param name="at">When (UTC).</param>
    public void Follow(IEnumerable<Criterion> criteria, Claims claims, DateTimeOffset at)
    {
        if (!IsClosed && State != FileState.InCommittee)
        {
            Arrange(criteria, claims);
            Settle(at);
        }
    }

    /// <summary>Whether it is late: it was promised earlier, and the client does not have it.</summary>
    /// <param name="now">Now (UTC).</param>
    public bool IsBreached(DateTimeOffset now) => now > DueAt && State is not (FileState.Reported or FileState.Withdrawn);

    /// <summary>The codes of what is missing: every required element that no source has answered for, or not lately enough.</summary>
    /// <param name="day">The day (UTC).</param>
    public IReadOnlyList<string> MissingOn(DateOnly day) =>
    [
        .. _elements.Where(element => element.Required && element.StateOn(day) is not (ElementState.Verified or ElementState.Adverse or ElementState.Waived))
            .OrderBy(element => element.Place).Select(element => element.Code),
    ];

    /// <summary>Finds an element by its code.</summary>
    /// <param name="code">The code.</param>
    public FileElement? Find(string code) => _elements.Find(element => element.Code == code);

    /// <summary>Records that a source was asked.</summary>
    /// <param name="code">The element's code; there must be such an element.</param>
    /// <param name="attempt">Who was asked, how, and what came of it.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="since">When the round of asking began that the attempt belongs to (UTC); earlier attempts do not count against it.</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Try(string code, Attempt attempt, DateTimeOffset now, DateTimeOffset? since = null)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var element = _elements.Single(e => e.Code == code);
        if (RefusesWork(attempt.At, "at", now) is { } refusal)
        {
            return refusal;
        }

        if (element.Attempts.Count(earlier => earlier.At >= (since ?? default) && string.Equals(earlier.Source, attempt.Source, StringComparison.OrdinalIgnoreCase)) >= MostAttempts)
        {
            return new Refusal(AttemptsExhausted, $"This source was asked {MostAttempts} times: ask another one.");
        }

        element.Try(attempt);
        Settle(now);
        return null;
    }

    /// <summary>Records what a source said.</summary>
    /// <param name="code">The element's code; there must be such an element.</param>
    /// <param name="finding">What it said.</param>
    /// <param name="by">The account that records it, or <see cref="Verification.ByItself"/>.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Record(string code, Finding finding, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var element = _elements.Single(e => e.Code == code);
        if (RefusesWork(finding.VerifiedAt, "verifiedAt", now) is { } refusal)
        {
            return refusal;
        }

        if (finding.Outcome == VerificationOutcome.NeedsReview && by != Verification.ByItself)
        {
            return Refusal.OfContent("outcome-undecided", "Who looks at it says what it is.", "outcome");
        }

        if (finding is { Outcome: VerificationOutcome.Verified, Evidence.Count: 0 })
        {
            return Refusal.OfContent("evidence-required", "What is verified needs a document that shows it.", "evidence");
        }

        var decidedBy = by == Verification.ByItself ? Precedence.DeciderOf(element, finding) : null;
        var verification = Verification.Of(element, finding, decidedBy ?? by, now);
        _verifications.Add(verification);
        element.Take(verification, finding, DateOnly.FromDateTime(now.UtcDateTime));
        Settle(now);
        return null;
    }

    /// <summary>Why no source can be asked about it any more, or null.</summary>
    public Refusal? RefusesWork() => IsClosed || State == FileState.InCommittee ? new Refusal("file-closed", $"The file is {Words.Of(State)}: nothing is verified any more.") : null;

    private Refusal? RefusesWork(DateTimeOffset at, string field, DateTimeOffset now) =>
        RefusesWork() ?? (at > now + s_ahead ? Refusal.OfContent("in-the-future", "What was done was done in the past.", field) : null);

    private void Arrange(IEnumerable<Criterion> criteria, Claims claims)
    {
        var wanted = WantedElement.Of(criteria, claims, Kind);
        _elements.RemoveAll(element => !element.Touched && wanted.All(one => one.Code != element.Code));
        foreach (var element in _elements.Where(element => wanted.All(one => one.Code != element.Code)))
        {
            // What was found out stays, though nobody claims it any more.
            element.Stand(wanted.Count, required: false);
        }

        foreach (var (place, one) in wanted.Index())
        {
            if (Find(one.Code) is { } element)
            {
                element.Stand(place, one.Required);
            }
            else
            {
                _elements.Add(FileElement.Of(this, one, place));
            }
        }
    }

    private void Settle(DateTimeOffset at)
    {
        var next =
            _elements.Exists(element => element.State == ElementState.Adverse) ? FileState.Problem
            : MissingOn(DateOnly.FromDateTime(at.UtcDateTime)).Count == 0 ? FileState.ReadyForReview
            : _elements.Exists(element => element.Touched) ? FileState.InVerification
            : FileState.Open;
        if (next != State)
        {
            Raise(new CredentialFileStateChanged(Id.Value, ProviderId.Value, ClientId.Value, Words.Of(State), Words.Of(next), at));
            State = next;
        }
    }
}
