using System.Security.Cryptography;
using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.ConsultationRequests;

/// <summary>Identifies a request for a consultation.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ConsultationRequestId(Guid Value) : IId<ConsultationRequestId>
{
    /// <inheritdoc/>
    public static ConsultationRequestId From(Guid value) => new(value);
}

/// <summary>Where a request stands.</summary>
public enum ConsultationRequestState
{
    /// <summary>Nobody has decided yet.</summary>
    Received,

    /// <summary>It became a client.</summary>
    Accepted,

    /// <summary>We do not take it on.</summary>
    Declined,
}

/// <summary>What a prospect tells about itself.</summary>
/// <param name="Profile">As a client's would be.</param>
/// <param name="ProviderCount">How many providers it wants credentialed.</param>
/// <param name="Questions">What it wants to know.</param>
public sealed record Prospect(ClientProfile Profile, int? ProviderCount, IReadOnlyList<string> Questions);

/// <summary>Somebody who is not a client yet asks for a first conversation.</summary>
public sealed class ConsultationRequest : Aggregate<ConsultationRequestId>
{
    // Without the letters and digits that are mistaken for each other on the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private ConsultationRequest()
    {
    }

    /// <summary>What the prospect and we call it.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The organization.</summary>
    public string Organization { get; private init; } = "";

    /// <summary>Whom to talk to.</summary>
    public Contact Contact { get; private init; } = new("", "");

    /// <summary>What kind of organization it is.</summary>
    public ClientKind Kind { get; private init; }

    /// <summary>Where it practises: two-letter codes.</summary>
    public IReadOnlyList<string> States { get; private init; } = [];

    /// <summary>What it practises: taxonomy codes.</summary>
    public IReadOnlyList<string> Specialties { get; private init; } = [];

    /// <summary>How many providers it wants credentialed.</summary>
    public int? ProviderCount { get; private init; }

    /// <summary>What it wants to reach.</summary>
    public string? Goals { get; private init; }

    /// <summary>What it wants to know.</summary>
    public IReadOnlyList<string> Questions { get; private init; } = [];

    /// <summary>Where the request stands.</summary>
    public ConsultationRequestState State { get; private set; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>The client that it became.</summary>
    public ClientId? ClientId { get; private set; }

    /// <summary>What is known of the prospect, as a client's profile.</summary>
    public ClientProfile Profile => new(Organization, Kind, Contact, States, Specialties, Goals);

    /// <summary>Takes a request in.</summary>
    /// <param name="prospect">What the prospect says.</param>
    /// <param name="at">When (UTC).</param>
    public static ConsultationRequest Receive(Prospect prospect, DateTimeOffset at) => new()
    {
        Id = new ConsultationRequestId(Guid.CreateVersion7(at)),
        Reference = $"CR-{RandomNumberGenerator.GetString(Alphabet, 10)}",
        Organization = prospect.Profile.Name,
        Contact = prospect.Profile.Contact,
        Kind = prospect.Profile.Kind,
        States = prospect.Profile.States,
        Specialties = prospect.Profile.Specialties,
        Goals = prospect.Profile.Goals,
        ProviderCount = prospect.ProviderCount,
        Questions = prospect.Questions,
    };

    /// <summary>It becomes a client.</summary>
    /// <param name="client">Which.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Accept(ClientId client, DateTimeOffset at)
    {
        if (State != ConsultationRequestState.Received)
        {
            return IsDecided;
        }

        (State, ClientId, DecidedAt) = (ConsultationRequestState.Accepted, client, at);
        return null;
    }

    /// <summary>We do not take it on.</summary>
    /// <param name="reason">Why, where somebody says so.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Decline(string? reason, DateTimeOffset at)
    {
        if (State != ConsultationRequestState.Received)
        {
            return IsDecided;
        }

        (State, DeclineReason, DecidedAt) = (ConsultationRequestState.Declined, reason, at);
        return null;
    }

    private static Refusal IsDecided => new("already-decided", "The request has been accepted or declined already.");
}
