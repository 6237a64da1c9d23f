using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Clients;

/// <summary>What kind of organization a client is; the journey and the turnaround depend on it.</summary>
public enum ClientKind
{
    /// <summary>One practice.</summary>
    Practice,

    /// <summary>A group of practices.</summary>
    Group,

    /// <summary>A hospital: its files are due in 60 days, and it has no payor applications.</summary>
    Hospital,

    /// <summary>A health plan: it has no payor applications.</summary>
    HealthPlan,
}

/// <summary>Where the relationship stands.</summary>
public enum ClientState
{
    /// <summary>We work for it, or are about to.</summary>
    Active,

    /// <summary>The consultation ended without an engagement.</summary>
    Declined,

    /// <summary>The engagement is over.</summary>
    Ended,
}

/// <summary>The person at the client whom we talk to.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone, free text.</param>
public sealed record Contact(string Name, string Email, string? Phone = null);

/// <summary>An organization that we get credentialed, or that we credential for. It is its own tenant.</summary>
public sealed class Client : Aggregate<ClientId>
{
    private Client()
    {
    }

    /// <summary>Its name; two clients may have the same.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What kind of organization it is.</summary>
    public ClientKind Kind { get; private set; }

    /// <summary>Whom we talk to.</summary>
    public Contact Contact { get; private set; } = new("", "");

    /// <summary>Where it practises: two-letter codes of states and territories.</summary>
    public IReadOnlyList<string> States { get; private set; } = [];

    /// <summary>What it practises: health care provider taxonomy codes.</summary>
    public IReadOnlyList<string> Specialties { get; private set; } = [];

    /// <summary>What it wants to reach, in its own words.</summary>
    public string? Goals { get; private set; }

    /// <summary>Where the relationship stands.</summary>
    public ClientState State { get; private set; }

    /// <summary>What is known of it, as one.</summary>
    public ClientProfile Profile => new(Name, Kind, Contact, States, Specialties, Goals);

    /// <summary>Takes a client on.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="profile">What is known of it.</param>
    /// <param name="at">When (UTC).</param>
    public static Client Open(ClientId id, ClientProfile profile, DateTimeOffset at)
    {
        var client = new Client { Id = id };
        client.Change(profile, at);
        return client;
    }

    /// <summary>Replaces what is known of it.</summary>
    /// <param name="profile">What is known now.</param>
    /// <param name="at">When (UTC).</param>
    public void Change(ClientProfile profile, DateTimeOffset at)
    {
        (Name, Kind, Contact, Goals) = (profile.Name, profile.Kind, profile.Contact, profile.Goals);
        (States, Specialties) = ([.. profile.States.Distinct(StringComparer.Ordinal)], [.. profile.Specialties.Distinct(StringComparer.Ordinal)]);
        Tell(at);
    }

    /// <summary>Follows the outcome of a consultation: who declined may come back, who has ended has not.</summary>
    /// <param name="outcome">What the consultation came to.</param>
    /// <param name="at">When (UTC).</param>
    public void Consulted(MeetingOutcome outcome, DateTimeOffset at)
    {
        var state = (State, outcome) switch
        {
            (ClientState.Active, MeetingOutcome.Decline) => ClientState.Declined,
            (ClientState.Declined, MeetingOutcome.Proceed) => ClientState.Active,
            _ => State,
        };
        if (state != State)
        {
            State = state;
            Tell(at);
        }
    }

    /// <summary>Why nothing new is begun for this client, or null when it may be.</summary>
    public Refusal? RefusesWork() => State == ClientState.Active
        ? null
        : new Refusal("client-not-active", $"The client is {Words.Of(State)}.");

    private void Tell(DateTimeOffset at) =>
        Raise(new ClientChanged(Id.Value, Version + 1, Name, Words.Of(Kind), Words.Of(State), States, Specialties, at, Contact.Name, Contact.Email));
}

/// <summary>What is known of a client; what may be changed about it.</summary>
public sealed record ClientProfile(
    string Name, ClientKind Kind, Contact Contact, IReadOnlyList<string> States, IReadOnlyList<string> Specialties, string? Goals);
