using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Demo;

/// <summary>
/// With <c>./run --demo</c>, and only on a stack without clients: three made-up ones, one of each kind that the journey
/// treats differently.
/// </summary>
internal sealed class ExampleClients(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock) : IHostedService
{
    private static readonly ClientProfile[] s_examples =
    [
        new("Harbor Family Practice (example)", ClientKind.Practice, new Contact("Ada Quinn", "ada@harbor.example", "(203) 555-0100"), ["CT", "RI"], ["207Q00000X"], "In network with three payors by summer"),
        new("Longmeadow Therapy Group (example)", ClientKind.Group, new Contact("Omar Reyes", "omar@longmeadow.example"), ["MA"], ["103T00000X", "1041C0700X"], "Add four therapists"),
        new("Saltmarsh Hospital (example)", ClientKind.Hospital, new Contact("Ines Marlow", "ines@saltmarsh.example"), ["MA", "CT"], ["282N00000X"], null),
    ];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Demo:Enabled", false))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().SeeAll();
        var db = scope.ServiceProvider.GetRequiredService<ClientsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Several copies may start at once; the second finds the first one's clients.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('example clients'))", cancellationToken);
        if (!await db.Clients.AnyAsync(cancellationToken))
        {
            var now = clock.GetUtcNow();
            db.AddRange(s_examples.Select(example => Client.Open(new ClientId(Guid.CreateVersion7(now)), example, now)));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
