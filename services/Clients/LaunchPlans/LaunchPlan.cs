using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>Identifies a launch plan.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct LaunchPlanId(Guid Value) : IId<LaunchPlanId>
{
    /// <inheritdoc/>
    public static LaunchPlanId From(Guid value) => new(value);
}

/// <summary>Where a plan stands.</summary>
public enum LaunchPlanState
{
    /// <summary>We write it; the client does not see it.</summary>
    Draft,

    /// <summary>The client sees it; it never changes again.</summary>
    Published,
}

/// <summary>A part of a plan.</summary>
/// <param name="Code">Stable, kebab-case or camelCase: <c>landscape</c>, <c>recommendedPayors</c>, <c>requirements</c>, <c>timeline</c>, <c>fees</c>, or one's own.</param>
/// <param name="Title">For people.</param>
/// <param name="Text">Markdown.</param>
public sealed record PlanSection(string Code, string Title, string Text);

/// <summary>A payor as the catalogue had it when the plan was drafted, and what we think of it for this client.</summary>
/// <param name="PayorId">The payor.</param>
/// <param name="Code">Its stable code.</param>
/// <param name="Name">Its name.</param>
/// <param name="States">Where it pays, of the client's states: two-letter codes.</param>
/// <param name="Method">How it takes applications: <c>caqh</c>, <c>portal</c> or <c>paper</c>.</param>
/// <param name="Panel"><c>open</c>, <c>limited</c> or <c>closed</c>.</param>
/// <param name="TypicalDays">Calendar days from submission to a decision.</param>
/// <param name="Requirements">What it asks for.</param>
/// <param name="Recommended">Whether we recommend it.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record PlannedPayor(
    Guid PayorId, string Code, string Name, IReadOnlyList<string> States, string Method, string Panel, int TypicalDays,
    IReadOnlyList<string> Requirements, bool Recommended, string Reason);

/// <summary>What something costs at the prices of the day.</summary>
/// <param name="Code">The line of the price sheet.</param>
/// <param name="Description">For people.</param>
/// <param name="Unit"><c>client</c>, <c>practice</c>, <c>provider</c>, <c>application</c> or <c>providerMonth</c>.</param>
/// <param name="Price">For one.</param>
public sealed record PlannedFee(string Code, string Description, string Unit, Price Price);

/// <summary>An amount in a currency.</summary>
/// <param name="Amount">How much, in units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Price(decimal Amount, string Currency);

/// <summary>What a plan is drafted from: the market and the prices of a day.</summary>
/// <param name="Payors">Recommended ones first.</param>
/// <param name="Fees">In the order of the price sheet.</param>
public sealed record PlanFacts(IReadOnlyList<PlannedPayor> Payors, IReadOnlyList<PlannedFee> Fees);

/// <summary>A client's market and launch plan: which payors to join, what they ask, how long it takes and what it costs.</summary>
public sealed class LaunchPlan : Aggregate<LaunchPlanId>, IBelongsToClient
{
    private LaunchPlan()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Where it stands.</summary>
    public LaunchPlanState State { get; private set; }

    /// <summary>1 for the client's first that was published; none while it is a draft.</summary>
    public int? Edition { get; private set; }

    /// <summary>Its text, in order.</summary>
    public IReadOnlyList<PlanSection> Sections { get; private set; } = [];

    /// <summary>The payors that it was drafted from.</summary>
    public IReadOnlyList<PlannedPayor> Payors { get; private init; } = [];

    /// <summary>The prices that it was drafted from.</summary>
    public IReadOnlyList<PlannedFee> Fees { get; private init; } = [];

    /// <summary>When the client first saw it (UTC).</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Drafts a plan.</summary>
    /// <param name="client">For which client.</param>
    /// <param name="facts">The market and the prices.</param>
    /// <param name="sections">The text.</param>
    /// <param name="at">When (UTC).</param>
    public static LaunchPlan Draft(ClientId client, PlanFacts facts, IReadOnlyList<PlanSection> sections, DateTimeOffset at) => new()
    {
        Id = new LaunchPlanId(Guid.CreateVersion7(at)),
        ClientId = client,
        Payors = facts.Payors,
        Fees = facts.Fees,
        Sections = sections,
    };

    /// <summary>Replaces the text.</summary>
    /// <param name="sections">All of it, in order.</param>
    public Refusal? Write(IReadOnlyList<PlanSection> sections)
    {
        if (IsPublished is { } refusal)
        {
            return refusal;
        }

        Sections = sections;
        return null;
    }

    /// <summary>Shows it to the client, as it is, for good.</summary>
    /// <param name="edition">Which of the client's plans it is, from 1.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Publish(int edition, DateTimeOffset at)
    {
        if (IsPublished is { } refusal)
        {
            return refusal;
        }

        (State, Edition, PublishedAt) = (LaunchPlanState.Published, edition, at);
        Raise(new LaunchPlanPublished(Id.Value, ClientId.Value, edition, at));
        return null;
    }

    private Refusal? IsPublished => State == LaunchPlanState.Published
        ? new Refusal("launch-plan-published", "The plan has been published and no longer changes: draft another.")
        : null;
}
