using System.Collections.Concurrent;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Payors.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Tests.Integration.Billing;

/// <summary>
/// Counts, client by client, the deliveries that have been handled to the end, repeated ones too. Other tests publish
/// events of their own clients on the same broker.
/// </summary>
internal sealed class Handled : IReceiveObserver
{
    private readonly ConcurrentDictionary<ReceiveContext, Guid> _under = new();
    private readonly ConcurrentDictionary<Guid, int> _counts = new();
    private int _watches;

    public int Of(IEnumerable<Guid> clients) => clients.Distinct().Sum(client => _counts.GetValueOrDefault(client));

    public void Watch(IBus bus)
    {
        if (Interlocked.Exchange(ref _watches, 1) == 0)
        {
            bus.ConnectReceiveObserver(this);
        }
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    // The consumer is done, its transaction is not yet.
    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class
    {
        _under[context.ReceiveContext] = context.Message switch
        {
            AgreementExecuted executed => executed.ClientId,
            ClientChanged changed => changed.ClientId,
            PayorsSelected selected => selected.ClientId,
            SelectionWithdrawn withdrawn => withdrawn.ClientId,
            _ => Guid.Empty,
        };
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context)
    {
        if (_under.TryRemove(context, out var client))
        {
            _counts.AddOrUpdate(client, 1, (_, count) => count + 1);
        }

        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
