using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Tests.Integration.Messaging;

public readonly record struct CounterId(Guid Value) : IId<CounterId>
{
    public static CounterId From(Guid value) => new(value);
}

public sealed class Counter : Aggregate<CounterId>
{
    public Counter() => Id = new(Guid.CreateVersion7());

    public int Number { get; private set; }

    public void Draw(NumberKind kind = NumberKind.Plain) => Raise(new NumberDrawn(Id.Value, ++Number, kind));

    public void DrawLot(NumberKind kind = NumberKind.Plain) => Raise(new LotDrawn(Id.Value, ++Number, kind));

    public void BreakSeal() => Raise(new SealBroken(Id.Value));
}

/// <summary>What the consumer did: one row per message and counter, unless something happens twice.</summary>
public sealed class Tally
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CounterId { get; init; }

    public required int Number { get; init; }

    public long Position { get; init; }
}

public sealed class CounterDb(DbContextOptions<CounterDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<Tally> Tallies => Set<Tally>();

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Counter>();
        model.Entity<Tally>().Property(tally => tally.Position).UseIdentityAlwaysColumn();
    }
}
