using Credentialing.Payors.Applications;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Submissions;

/// <summary>Where the handing over of one packet stands.</summary>
public enum SubmissionState
{
    /// <summary>A person hands it over.</summary>
    AwaitingPerson,

    /// <summary>It is handed over by itself, as soon as the payor's intake takes it.</summary>
    Due,

    /// <summary>The payor has it.</summary>
    Sent,

    /// <summary>The payor's intake has refused it.</summary>
    Refused,

    /// <summary>Another packet has taken its place, or the application was withdrawn.</summary>
    Dropped,
}

/// <summary>
/// One packet on its way to the payor: what is written before anything is sent, so that a process that dies knows what
/// it was about.
/// </summary>
public sealed class Submission : IBelongsToClient
{
    /// <summary>The application.</summary>
    public required ApplicationId ApplicationId { get; init; }

    /// <summary>Which packet of the application: 1 for the first.</summary>
    public required int Attempt { get; init; }

    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>Where it stands.</summary>
    public SubmissionState State { get; internal set; }

    /// <summary>The document that keeps what is sent.</summary>
    public required Guid DocumentId { get; init; }

    /// <summary>The hash of what is sent; lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How often the intake did not answer.</summary>
    public int Tries { get; internal set; }

    /// <summary>When it is handed over, or tried again, at the earliest (UTC).</summary>
    public DateTimeOffset? NextTryAt { get; internal set; }

    /// <summary>When the payor had it (UTC).</summary>
    public DateTimeOffset? SentAt { get; internal set; }

    /// <summary>What the payor calls it.</summary>
    public string? Receipt { get; internal set; }

    /// <summary>The same for every try of this packet and for no other: the payor's intake takes it once.</summary>
    public string IdempotencyKey => $"{ApplicationId.Value}:{Attempt}";

    /// <summary>Whether it is to be sent at a time; a try that comes while another is scheduled is not.</summary>
    /// <param name="at">When (UTC).</param>
    public bool IsDueAt(DateTimeOffset at) => State == SubmissionState.Due && NextTryAt <= at;
}
