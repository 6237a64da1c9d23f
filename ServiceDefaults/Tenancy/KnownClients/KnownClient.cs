using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Tenancy.KnownClients;

/// <summary>What a service keeps of a client, from the events of the client's own service, so that nobody has to be asked.</summary>
public sealed class KnownClient : IBelongsToClient
{
    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The version of the client that this is from.</summary>
    public int KnownVersion { get; private set; }

    /// <summary>The organization's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary><c>practice</c>, <c>group</c>, <c>hospital</c> or <c>healthPlan</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary><c>active</c>, <c>declined</c> or <c>ended</c>.</summary>
    public string State { get; private set; } = "";

    /// <summary>Where it practises: two-letter codes.</summary>
    public IReadOnlyList<string> States { get; private set; } = [];

    /// <summary>What it practises: taxonomy codes.</summary>
    public IReadOnlyList<string> Specialties { get; private set; } = [];

    /// <summary>Whom we talk to.</summary>
    public string? ContactName { get; private set; }

    /// <summary>The contact's e-mail address.</summary>
    public string? ContactEmail { get; private set; }
}

/// <summary>Keeping and asking for what is known of clients.</summary>
public static class KeptClients
{
    // A client that was made a moment ago is on its way here; longer than this it is not waited for.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Adds the table to a service's model.</summary>
    /// <param name="model">The model.</param>
    public static void MapKnownClients(this ModelBuilder model) => model.Entity<KnownClient>(client =>
    {
        client.ToTable("known_clients");
        client.HasKey(c => c.ClientId);
        client.Property(c => c.ClientId).ValueGeneratedNever();
        client.Property(c => c.Name).HasMaxLength(200);
    });

    /// <summary>
    /// What is known of a client, or null when there is none or the caller may not see it. Whoever asks right after the
    /// client was made waits for the event: its own service has answered already, so to the caller the client exists.
    /// </summary>
    /// <param name="db">The service's database.</param>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<KnownClient?> FindKnownClientAsync(this ServiceDb db, ClientId client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Tenant.Includes(client))
        {
            return null;
        }

        // By the machine's clock: a rehearsal's may jump.
        var until = TimeProvider.System.GetUtcNow() + s_patience;
        while (true)
        {
            var known = await db.Set<KnownClient>().AsNoTracking().SingleOrDefaultAsync(c => c.ClientId == client, cancellationToken);
            if (known is not null || TimeProvider.System.GetUtcNow() > until)
            {
                return known;
            }

            await Task.Delay(s_pause, cancellationToken);
        }
    }
}
