using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Applications;

/// <summary>What kind of thing happened to an application.</summary>
public enum TimelineKind
{
    /// <summary>The client selected the payor.</summary>
    Selected,

    /// <summary>The selection was paid and work began.</summary>
    Released,

    /// <summary>What stands in the way has changed.</summary>
    Checked,

    /// <summary>The packet was put together.</summary>
    Packed,

    /// <summary>The payor was given it.</summary>
    Submitted,

    /// <summary>The payor's intake refused it or did not answer.</summary>
    SubmissionFailed,

    /// <summary>The payor was asked how it stands.</summary>
    FollowUp,

    /// <summary>The payor has said something.</summary>
    PayorResponse,

    /// <summary>The payor was given what it had asked for.</summary>
    Clarification,

    /// <summary>It was handed over once more.</summary>
    Resubmission,

    /// <summary>A further resubmission was paid.</summary>
    ResubmissionPaid,

    /// <summary>The provider's exclusion was confirmed, or lifted.</summary>
    Exclusion,

    /// <summary>It was given up.</summary>
    Withdrawn,
}

/// <summary>Something that happened to an application; never changed.</summary>
public sealed class TimelineEntry : IBelongsToClient
{
    /// <summary>The application.</summary>
    public required ApplicationId ApplicationId { get; init; }

    /// <summary>1, 2, 3 … within the application.</summary>
    public required int Number { get; init; }

    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of thing.</summary>
    public required TimelineKind Kind { get; init; }

    /// <summary>What, in words.</summary>
    public required string Text { get; init; }

    /// <summary>The account that did it, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Its particulars by name, such as the channel of a follow-up.</summary>
    public required IReadOnlyList<TimelineDetail> Details { get; init; }
}

/// <summary>A particular of something that happened.</summary>
/// <param name="Name">In camelCase.</param>
/// <param name="Value">In words.</param>
public sealed record TimelineDetail(string Name, string Value);
