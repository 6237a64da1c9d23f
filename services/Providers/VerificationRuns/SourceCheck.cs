using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Where one source stands in a run.</summary>
public enum SourceCheckState
{
    /// <summary>It is to be asked, now or at its next attempt.</summary>
    Due,

    /// <summary>It has answered; the answer waits to be kept as a document.</summary>
    Answered,

    /// <summary>What it said is recorded in the file.</summary>
    Done,

    /// <summary>It was asked often enough: a person's turn.</summary>
    GivenUp,

    /// <summary>Nobody wants its answer any more.</summary>
    Dropped,

    /// <summary>This installation is not told where it is.</summary>
    NotConfigured,
}

/// <summary>One source in a run.</summary>
public sealed class SourceCheck : IBelongsToClient
{
    private SourceCheck()
    {
    }

    /// <summary>The run.</summary>
    public VerificationRunId RunId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Which source.</summary>
    public AutomaticSource Source { get; private init; }

    /// <summary>The code of the element that it is asked about.</summary>
    public string Element { get; private init; } = "";

    /// <summary>Where it stands.</summary>
    public SourceCheckState State { get; internal set; }

    /// <summary>How often it was asked.</summary>
    public int Attempts { get; internal set; }

    /// <summary>When it is asked, or its answer kept, at the earliest (UTC).</summary>
    public DateTimeOffset? NextAttemptAt { get; internal set; }

    /// <summary>What came of the last attempt, in a few words without personal data.</summary>
    public string? LastResult { get; internal set; }

    /// <summary>The answer, while it waits to be kept; personal data.</summary>
    public string? Answer { get; internal set; }

    /// <summary>When it answered (UTC).</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>What the answer came to.</summary>
    public VerificationOutcome? Outcome { get; internal set; }

    /// <summary>The verification in the file.</summary>
    public Guid? VerificationId { get; internal set; }

    /// <summary>Whether there is something to do.</summary>
    public bool IsOpen => State is SourceCheckState.Due or SourceCheckState.Answered;

    /// <summary>Whether there is something to do at a time; a try that comes while another is scheduled has nothing.</summary>
    /// <param name="at">When (UTC).</param>
    public bool IsDueAt(DateTimeOffset at) => IsOpen && NextAttemptAt <= at;

    /// <summary>The key under which Documents keeps the answer: the same for one answer, and another one for another.</summary>
    public string KeepUnder
    {
        get
        {
            var asked = Attempts + (State == SourceCheckState.Due ? 1 : 0);
            return $"verification:{RunId.Value}:{Words.Of(Source)}{(asked > 1 ? $":{asked}" : "")}";
        }
    }

    internal static SourceCheck Of(VerificationRun run, SourceWanted wanted, DateTimeOffset at) => new()
    {
        RunId = run.Id,
        ClientId = run.ClientId,
        Source = wanted.Source,
        Element = wanted.Element,
        State = wanted.IsConfigured ? SourceCheckState.Due : SourceCheckState.NotConfigured,
        NextAttemptAt = wanted.IsConfigured ? at : null,
    };

    internal void End(SourceCheckState state, VerificationOutcome? outcome, Guid? verification) =>
        (State, Outcome, VerificationId, NextAttemptAt, Answer) = (state, outcome, verification, null, null);
}
