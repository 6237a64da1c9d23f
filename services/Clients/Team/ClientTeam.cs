using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Team;

/// <summary>Who looks after a client. There is one for every client, at first without members.</summary>
public sealed class ClientTeam : Aggregate<ClientId>
{
    private ClientTeam()
    {
    }

    /// <summary>The client's dedicated representative.</summary>
    public Guid? RepresentativeId { get; private set; }

    /// <summary>The manager for difficult situations.</summary>
    public Guid? ManagerId { get; private set; }

    /// <summary>Who covers while the representative is away.</summary>
    public Guid? CoverId { get; private set; }

    /// <summary>The team of a new client.</summary>
    /// <param name="client">The client.</param>
    public static ClientTeam Of(ClientId client) => new() { Id = client };

    /// <summary>Replaces the members.</summary>
    /// <param name="representative">The representative, or nobody yet.</param>
    /// <param name="manager">The manager, or nobody yet.</param>
    /// <param name="cover">The cover, or nobody.</param>
    public Refusal? Assign(Guid? representative, Guid? manager, Guid? cover)
    {
        if (cover is not null && cover == representative)
        {
            return Refusal.OfContent("cover-is-representative", "Nobody covers for himself.", "coverId");
        }

        (RepresentativeId, ManagerId, CoverId) = (representative, manager, cover);
        return null;
    }
}
