using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>The id of a run.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct VerificationRunId(Guid Value) : IId<VerificationRunId>
{
    /// <inheritdoc/>
    public static VerificationRunId From(Guid value) => new(value);
}

/// <summary>Whether a run goes on.</summary>
public enum VerificationRunState
{
    /// <summary>A source is still to be asked, or its answer to be kept.</summary>
    Running,

    /// <summary>Every source has answered, or it is a person's turn.</summary>
    Done,
}

/// <summary>A source that a run is to ask.</summary>
/// <param name="Source">Which.</param>
/// <param name="Element">The code of the element that it answers for.</param>
/// <param name="IsConfigured">Whether it can be asked here.</param>
public sealed record SourceWanted(AutomaticSource Source, string Element, bool IsConfigured);

/// <summary>
/// One round of asking every automatic source about a file. It says what is to be asked when and when it is enough; what
/// was said is in the file. Each source goes its own way: one that is away holds up no other.
/// </summary>
public sealed class VerificationRun : Aggregate<VerificationRunId>, IBelongsToClient
{
    // After the first and the second attempt without an answer; after the third (CredentialFile.MostAttempts) it is a person's turn.
    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];

    // A source that fails for everybody is left alone for a while; somebody must hear of it all the same.
    private static readonly TimeSpan s_whileItFails = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan s_untilDocumentsAnswer = TimeSpan.FromSeconds(10);

    private readonly List<SourceCheck> _checks = [];

    private VerificationRun()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The file.</summary>
    public CredentialFileId FileId { get; private set; }

    /// <summary>Whose credentials.</summary>
    public ProviderId ProviderId { get; private set; }

    /// <summary>The account that asked for it, or <see cref="Verification.ByItself"/>.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>Since when it runs (UTC).</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Whether it goes on.</summary>
    public VerificationRunState State { get; private set; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Its sources.</summary>
    public IReadOnlyList<SourceCheck> Checks => _checks;

    /// <summary>Starts a run: each source that is configured is due at once.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="file">The file.</param>
    /// <param name="sources">The sources; one whose element the file does not have is left out.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="at">When (UTC).</param>
    public static VerificationRun Start(VerificationRunId id, CredentialFile file, IEnumerable<SourceWanted> sources, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(file);
        var run = new VerificationRun { Id = id, ClientId = file.ClientId, FileId = file.Id, ProviderId = file.ProviderId, RequestedBy = by, StartedAt = at };
        run._checks.AddRange(sources.Where(source => file.Find(source.Element) is not null).OrderBy(source => source.Source).Select(source => SourceCheck.Of(run, source, at)));
        run.Settle(at);
        return run;
    }

    /// <summary>The check of a source, or null.</summary>
    /// <param name="source">Which.</param>
    public SourceCheck? Find(AutomaticSource source) => _checks.Find(check => check.Source == source);

    /// <summary>A source was asked and did not answer.</summary>
    /// <returns>When it is asked again, or null: it is a person's turn.</returns>
    public DateTimeOffset? NotAnswered(AutomaticSource source, string why, DateTimeOffset at)
    {
        var check = Counted(source);
        return Again(check, why, check.Attempts < CredentialFile.MostAttempts ? at + s_pauses[check.Attempts - 1] : null, at);
    }

    /// <summary>A source was not asked, since it fails for everybody. That is no attempt.</summary>
    /// <returns>When it is its turn again, or null: it has been too long, and it is a person's turn.</returns>
    public DateTimeOffset? NotAsked(AutomaticSource source, string why, DateTimeOffset at) =>
        Again(Open(source), why, at < StartedAt + s_longest ? at + s_whileItFails : null, at);

    /// <summary>The provider changed while a source was asked: the answer is of no use.</summary>
    /// <returns>When it is asked again, or null: it was asked often enough.</returns>
    public DateTimeOffset? Outdated(AutomaticSource source, DateTimeOffset at)
    {
        var check = Counted(source);
        return Again(check, "the provider was changed meanwhile", check.Attempts < CredentialFile.MostAttempts ? at : null, at);
    }

    /// <summary>A source has answered, and the answer cannot be kept as a document yet.</summary>
    /// <returns>When it is tried again.</returns>
    public DateTimeOffset Answered(AutomaticSource source, string answer, DateTimeOffset answeredAt, DateTimeOffset at)
    {
        var check = Counted(source);
        (check.State, check.Answer, check.AnsweredAt, check.LastResult, check.NextAttemptAt) =
            (SourceCheckState.Answered, answer, answeredAt, "answered; the answer is yet to be kept", at + s_untilDocumentsAnswer);
        return at + s_untilDocumentsAnswer;
    }

    /// <summary>What a source said is recorded in the file.</summary>
    public void Recorded(AutomaticSource source, VerificationOutcome outcome, Guid verification, DateTimeOffset at)
    {
        var check = Counted(source);
        check.LastResult = "answered";
        check.End(SourceCheckState.Done, outcome, verification);
        Settle(at);
    }

    /// <summary>That a source was given up is recorded in the file.</summary>
    public void GaveUp(AutomaticSource source, VerificationOutcome outcome, Guid verification, DateTimeOffset at)
    {
        Find(source)!.End(SourceCheckState.GivenUp, outcome, verification);
        Settle(at);
    }

    /// <summary>What a source answered no longer holds, since people have decided something meanwhile: it is asked again.</summary>
    /// <param name="source">Which.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Whether that must be scheduled: not when it is to be asked anyway, or cannot be.</returns>
    public bool AskAgain(AutomaticSource source, DateTimeOffset at)
    {
        if (State != VerificationRunState.Running || Find(source) is not { State: SourceCheckState.Answered or SourceCheckState.Done or SourceCheckState.GivenUp } check)
        {
            return false;
        }

        check.End(SourceCheckState.Due, null, null);
        (check.NextAttemptAt, check.AnsweredAt) = (at, null);
        return true;
    }

    /// <summary>Nobody wants the answer of a source any more.</summary>
    public void Drop(AutomaticSource source, DateTimeOffset at)
    {
        Open(source).End(SourceCheckState.Dropped, null, null);
        Settle(at);
    }

    private static DateTimeOffset? Again(SourceCheck check, string why, DateTimeOffset? next, DateTimeOffset at)
    {
        // Until the file says so, it is still to be done.
        (check.State, check.LastResult, check.NextAttemptAt, check.Answer, check.AnsweredAt) = (SourceCheckState.Due, why, next ?? at, null, null);
        return next;
    }

    // That an answer waits was the attempt; keeping it is none.
    private SourceCheck Counted(AutomaticSource source)
    {
        var check = Open(source);
        check.Attempts += check.State == SourceCheckState.Due ? 1 : 0;
        return check;
    }

    private SourceCheck Open(AutomaticSource source) => Find(source) is { IsOpen: true } check
        ? check
        : throw new InvalidOperationException($"The check of {source} is over.");

    private void Settle(DateTimeOffset at)
    {
        if (State == VerificationRunState.Running && !_checks.Exists(check => check.IsOpen))
        {
            (State, CompletedAt) = (VerificationRunState.Done, at);
        }
    }
}
