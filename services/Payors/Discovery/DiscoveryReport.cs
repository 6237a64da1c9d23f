using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Discovery;

/// <summary>The id of a discovery report.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct DiscoveryReportId(Guid Value) : IId<DiscoveryReportId>
{
    /// <inheritdoc/>
    public static DiscoveryReportId From(Guid value) => new(value);
}

/// <summary>Where a report stands.</summary>
public enum DiscoveryReportState
{
    /// <summary>Compiled, to be looked through.</summary>
    Draft,

    /// <summary>The client has it; it does not change any more.</summary>
    Published,
}

/// <summary>What an application costs.</summary>
/// <param name="Amount">How much, in units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Fee(decimal Amount, string Currency);

/// <summary>What it would take to get one provider, or one practice's group, in network with one payor.</summary>
/// <param name="Kind">Who would apply.</param>
/// <param name="ProviderId">The provider, when it is individual.</param>
/// <param name="PracticeId">The practice, when it is of a group.</param>
/// <param name="ApplicantName">Its name.</param>
/// <param name="PayorId">The payor.</param>
/// <param name="PayorCode">The payor's stable code.</param>
/// <param name="PayorName">The payor's name.</param>
/// <param name="PayorEdition">The edition of the payor that this was compiled from.</param>
/// <param name="Panel">Whether the payor takes new providers.</param>
/// <param name="Method">How an application reaches it.</param>
/// <param name="ExpectedDays">Calendar days from submission to a decision, as a rule.</param>
/// <param name="Requirements">What the payor wants beyond the profile.</param>
/// <param name="Fee">What the application costs.</param>
/// <param name="Blockers">What stood in the way when this was compiled.</param>
public sealed record DiscoveryRow(
    ApplicationKind Kind, Guid? ProviderId, Guid? PracticeId, string ApplicantName,
    PayorId PayorId, string PayorCode, string PayorName, int PayorEdition, PanelStatus Panel, SubmissionMethod Method, int ExpectedDays,
    IReadOnlyList<PayorRequirement> Requirements, Fee Fee, IReadOnlyList<Blocker> Blockers);

/// <summary>
/// A client's way into networks, row by row: each provider, and each practice's group, with each payor of the client's
/// states. A published one is an edition and never changes; another look at the market is another report.
/// </summary>
public sealed class DiscoveryReport : Aggregate<DiscoveryReportId>, IBelongsToClient
{
    private DiscoveryReport()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Where it stands.</summary>
    public DiscoveryReportState State { get; private set; }

    /// <summary>1 for the client's first published one; null until then.</summary>
    public int? Edition { get; private set; }

    /// <summary>The states that it is about: two-letter codes.</summary>
    public IReadOnlyList<string> States { get; private set; } = [];

    /// <summary>How many rows it has.</summary>
    public int RowCount { get; private set; }

    /// <summary>The rows, where they were read.</summary>
    public DiscoveryRows? Rows { get; private set; }

    /// <summary>When it was published (UTC).</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Compiles one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="states">The states that it is about.</param>
    /// <param name="rows">What was found.</param>
    public static DiscoveryReport Compile(DiscoveryReportId id, ClientId client, IReadOnlyList<string> states, IReadOnlyList<DiscoveryRow> rows) => new()
    {
        Id = id,
        ClientId = client,
        States = states,
        RowCount = rows.Count,
        Rows = new DiscoveryRows { ReportId = id, ClientId = client, Rows = rows },
    };

    /// <summary>Publishes it.</summary>
    /// <param name="edition">One more than the client's last.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Publish(int edition, DateTimeOffset at)
    {
        if (State == DiscoveryReportState.Published)
        {
            return new Refusal("already-published", "The report was published and does not change any more.");
        }

        (State, Edition, PublishedAt) = (DiscoveryReportState.Published, edition, at);
        Raise(new DiscoveryReportPublished(Id.Value, ClientId.Value, edition, at));
        return null;
    }
}

/// <summary>The rows of a report, apart from it: lists of reports need none.</summary>
public sealed class DiscoveryRows : IBelongsToClient
{
    /// <summary>The report.</summary>
    public required DiscoveryReportId ReportId { get; init; }

    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<DiscoveryRow> Rows { get; init; }
}
