using System.Collections.Concurrent;
using System.Diagnostics;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Benchmarks.Contracts.Events.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Tests.Benchmarks.Events;

public readonly record struct ParcelId(Guid Value) : IId<ParcelId>
{
    public static ParcelId From(Guid value) => new(value);
}

public sealed class Parcel : Aggregate<ParcelId>
{
    public static Parcel Send(DateTimeOffset at) => Send(id => new ParcelSent(id, Guid.CreateVersion7(), "onboarding", at));

    public static Parcel SendInBulk(DateTimeOffset at) => Send(id => new ParcelSentInBulk(id, Guid.CreateVersion7(), "onboarding", at));

    private static Parcel Send(Func<Guid, object> sent)
    {
        var parcel = new Parcel { Id = new(Guid.CreateVersion7()) };
        parcel.Raise(sent(parcel.Id.Value));
        return parcel;
    }
}

/// <summary>What the consumer writes.</summary>
public sealed class Receipt
{
    public Guid Id { get; init; }
}

public sealed class ParcelDb(DbContextOptions<ParcelDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Parcel>();
        model.Entity<Receipt>();
    }
}

/// <summary>When which event was consumed.</summary>
public sealed class Arrivals
{
    public ConcurrentDictionary<Guid, long> At { get; } = new();
}

public sealed class WhenParcelSent(ParcelDb db, Arrivals arrivals) : IConsumer<ParcelSent>
{
    public async Task Consume(ConsumeContext<ParcelSent> context)
    {
        db.Add(new Receipt { Id = context.Message.ParcelId });
        await db.SaveChangesAsync(context.CancellationToken);
        arrivals.At[context.Message.ParcelId] = Stopwatch.GetTimestamp();
    }
}

/// <summary>As the services consume the events of a roster.</summary>
public sealed class WhenParcelSentInBulk(ParcelDb db, MessageInbox inbox, Arrivals arrivals) : ConsumeMany<ParcelSentInBulk>(inbox)
{
    protected override async Task HandleAsync(IReadOnlyList<ParcelSentInBulk> told, CancellationToken cancellationToken)
    {
        db.AddRange(told.Select(one => new Receipt { Id = one.ParcelId }));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var one in told)
        {
            arrivals.At[one.ParcelId] = Stopwatch.GetTimestamp();
        }
    }
}
