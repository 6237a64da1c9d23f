using System.Collections.Concurrent;
using System.Diagnostics;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>What a test tells the consumers and hears from them; one per test service.</summary>
public sealed class Bench
{
    public ConcurrentQueue<NumberDrawn> Attempts { get; } = new();

    /// <summary>How many lots were handled together each time.</summary>
    public ConcurrentQueue<int> Lots { get; } = new();

    public ConcurrentQueue<Guid> Bells { get; } = new();

    /// <summary>Counter and trace of what was consumed.</summary>
    public ConcurrentQueue<(Guid Counter, string? Trace)> Traces { get; } = new();

    /// <summary>Whether poison still is.</summary>
    public bool IsPoisonous { get; set; } = true;

    /// <summary>Whether the consumer goes on until its service is stopped, and then finds it taken apart.</summary>
    public bool FailsWhenStopped { get; set; }
}

public sealed class WhenNumberDrawn(CounterDb db, Bench bench, IHostApplicationLifetime lifetime) : IConsumer<NumberDrawn>
{
    public async Task Consume(ConsumeContext<NumberDrawn> context)
    {
        bench.Attempts.Enqueue(context.Message);
        bench.Traces.Enqueue((context.Message.CounterId, Activity.Current?.TraceId.ToString()));
        if (context.Message.Kind == NumberKind.Swallowed)
        {
            await SwallowAsync(context.Message);
            return;
        }

        db.Tallies.Add(new Tally { CounterId = context.Message.CounterId, Number = context.Message.Number });
        await db.SaveChangesAsync(context.CancellationToken);
        if (bench.FailsWhenStopped)
        {
            await Task.Delay(Timeout.Infinite, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new ObjectDisposedException(nameof(IServiceProvider));
        }

        if (context.Message.Kind == NumberKind.Poison && bench.IsPoisonous)
        {
            throw new InvalidOperationException("The number of 'Jane Doe', born 1970-01-02, is bad: 123-45-6789.");
        }
    }

    private async Task SwallowAsync(NumberDrawn told)
    {
        try
        {
            db.Tallies.Add(new Tally { Id = told.CounterId, CounterId = told.CounterId, Number = told.Number });
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }
    }
}

public sealed class WhenLotDrawn(CounterDb db, MessageInbox inbox, Bench bench) : ConsumeMany<LotDrawn>(inbox)
{
    protected override async Task HandleAsync(IReadOnlyList<LotDrawn> told, CancellationToken cancellationToken)
    {
        bench.Lots.Enqueue(told.Count);
        db.Tallies.AddRange(told.Select(lot => new Tally { CounterId = lot.CounterId, Number = lot.Number }));
        await db.SaveChangesAsync(cancellationToken);
        if (told.Any(lot => lot.Kind == NumberKind.Unusable))
        {
            throw new UnusableMessageException("There is no such lot.");
        }

        if (bench.IsPoisonous && told.Any(lot => lot.Kind == NumberKind.Poison))
        {
            throw new InvalidOperationException("One of the lots is bad.");
        }
    }
}

public sealed class WhenBellRang(Bench bench) : IConsumer<BellRang>
{
    public Task Consume(ConsumeContext<BellRang> context)
    {
        bench.Bells.Enqueue(context.Message.Bell);
        return Task.CompletedTask;
    }
}
