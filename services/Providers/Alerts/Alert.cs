using System.Buffers.Binary;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Alerts;

/// <summary>The id of an alert.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct AlertId(Guid Value) : IId<AlertId>
{
    /// <inheritdoc/>
    public static AlertId From(Guid value) => new(value);
}

/// <summary>Where an alert stands.</summary>
public enum AlertState
{
    /// <summary>Somebody must look at it.</summary>
    Open,

    /// <summary>The party on the list is somebody else, or the exclusion does not hold.</summary>
    Cleared,

    /// <summary>The provider is excluded.</summary>
    Confirmed,
}

/// <summary>How an alert was decided.</summary>
public enum AlertDecision
{
    /// <inheritdoc cref="AlertState.Cleared"/>
    Cleared,

    /// <inheritdoc cref="AlertState.Confirmed"/>
    Confirmed,
}

/// <summary>
/// That an entry of a list may be a provider, worked to a disposition within 30 calendar days (NCQA ongoing monitoring).
/// One provider and one exclusion have one alert: what was decided holds until the list says something else.
/// </summary>
public sealed class Alert : Aggregate<AlertId>, IBelongsToClient
{
    /// <summary>How many calendar days there are for it.</summary>
    public const int Days = 30;

    private Alert()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Whom it is about.</summary>
    public ProviderId ProviderId { get; private set; }

    /// <summary>The code of the list.</summary>
    public string List { get; private set; } = "";

    /// <summary>The exclusion, across editions.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>Equal as long as the list says the same.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public AlertState State { get; private set; }

    /// <summary>What screening came to.</summary>
    public ScreeningOutcome Outcome { get; private set; }

    /// <summary>The name on the list.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How alike the names are, 0 to 1.</summary>
    public double Score { get; private set; }

    /// <summary>Why, in words; personal data.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    /// <summary>What the list says; personal data.</summary>
    public IReadOnlyList<ListedParty> Entry { get; private set; } = [];

    /// <summary>When it must be decided (UTC).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Why it was decided so; personal data.</summary>
    public string? DispositionReason { get; private set; }

    /// <summary>The documents that show it.</summary>
    public IReadOnlyList<Guid> Evidence { get; private set; } = [];

    /// <summary>The account that decided.</summary>
    public string? DisposedBy { get; private set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DisposedAt { get; private set; }

    /// <summary>Raises an alert.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="provider">Whom it is about.</param>
    /// <param name="client">Whose provider it is.</param>
    /// <param name="candidate">Whom screening found.</param>
    /// <param name="at">When (UTC).</param>
    public static Alert Raise(AlertId id, ProviderId provider, ClientId client, ScreeningCandidate candidate, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var alert = new Alert { Id = id, ClientId = client, ProviderId = provider, List = candidate.List, DueAt = at.AddDays(Days) };
        alert.Show(candidate);
        alert.Raise(new AlertRaised(id.Value, provider.Value, client.Value, candidate.List, Words.Of(candidate.Outcome), alert.DueAt, at));
        return alert;
    }

    /// <summary>The same exclusion was found again.</summary>
    /// <param name="candidate">Whom screening found.</param>
    /// <returns>Whether that needs another alert: it was cleared, and the list says something else since, or it looks graver.</returns>
    public bool IsOutdatedBy(ScreeningCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var isNew = !Content.AsSpan().SequenceEqual(Bytes(candidate.Key!.Content)) || Verdict.Gravity(candidate.Outcome) > Verdict.Gravity(Outcome);
        if (isNew && State == AlertState.Open)
        {
            Show(candidate);
        }

        return isNew && State == AlertState.Cleared;
    }

    /// <summary>Decides it, or decides otherwise: it was a mistake, or the party was reinstated.</summary>
    /// <param name="decision">How.</param>
    /// <param name="reason">Why.</param>
    /// <param name="evidence">The documents that show it.</param>
    /// <param name="by">The account that decides.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Dispose(AlertDecision decision, string reason, IReadOnlyList<Guid> evidence, string by, DateTimeOffset at)
    {
        var next = decision == AlertDecision.Cleared ? AlertState.Cleared : AlertState.Confirmed;
        if (State == next)
        {
            return new Refusal("alert-disposed", "The alert was decided so already.");
        }

        State = next;
        (DispositionReason, Evidence, DisposedBy, DisposedAt) = (reason, [.. evidence.Distinct()], by, at);
        Raise(new AlertDisposed(Id.Value, ProviderId.Value, ClientId.Value, List, Words.Of(decision), at));
        return null;
    }

    /// <summary>An identity or a content, as it is stored.</summary>
    internal static byte[] Bytes(UInt128 key)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        return bytes;
    }

    private void Show(ScreeningCandidate candidate)
    {
        (Identity, Content) = (Bytes(candidate.Key!.Identity), Bytes(candidate.Key.Content));
        (Outcome, Name, Score, Reasons, Entry) = (candidate.Outcome, candidate.Name, candidate.Score, candidate.Reasons, [candidate.Entry]);
    }
}
