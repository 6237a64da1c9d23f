using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Lets go of a channel that is lost. RabbitMQ.Client (up to 7.2.2; solved after it) leaves calls on a lost channel waiting
/// forever: those that wait for their turn, since it disposes of the semaphore that they wait for, and one that closes the
/// channel just then. MassTransit, which declares a queue's exchanges and bindings all at once and closes a channel whose
/// use has failed, would wait with them, and the queue would never be consumed again.
/// </summary>
internal sealed class LostChannelFilter : IFilter<ChannelContext>
{
    // What is in the consumer's hands may end; if it does not, it comes again, and the inbox knows what it committed.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_news = TimeSpan.FromSeconds(3);

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        using var lost = new CancellationTokenSource();
        var (channel, connection) = (context.Channel, context.ConnectionContext.Connection);

        // A channel that was opened on a connection that was being lost does not hear of it.
        channel.ChannelShutdownAsync += OnShutdownAsync;
        connection.ConnectionShutdownAsync += OnShutdownAsync;
        var use = next.Send(new Context(context, lost.Token));
        try
        {
            await UntilAsync(use, lost.Token);
            await use.WaitAsync(lost.IsCancellationRequested ? s_grace : Timeout.InfiniteTimeSpan);
        }
        catch when (channel.IsOpen)
        {
            // A line that is cut fails a call before the channel hears of it, and must not be closed in between.
            await Task.Delay(s_news, lost.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            Forget(channel, connection, OnShutdownAsync);
        }

        Task OnShutdownAsync(object sender, ShutdownEventArgs reason) => lost.CancelAsync();
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("lost-channel");

    private static Task<Task> UntilAsync(Task work, CancellationToken lost) => Task.WhenAny(work, Task.Delay(Timeout.Infinite, lost));

    private static void Forget(IChannel channel, IConnection connection, AsyncEventHandler<ShutdownEventArgs> handler)
    {
        try
        {
            connection.ConnectionShutdownAsync -= handler;
            channel.ChannelShutdownAsync -= handler;
        }
        catch (ObjectDisposedException)
        {
            // Their events are gone with them.
        }
    }

    private sealed class Context(ChannelContext channel, CancellationToken lost) : ScopeChannelContext(channel, channel.CancellationToken), ChannelContext
    {
        private static readonly ShutdownEventArgs s_unknown = new(ShutdownInitiator.Library, 541, "The channel was lost.");

        Task ChannelContext.ExchangeDeclare(
            string exchange, string type, bool durable, bool autoDelete, IDictionary<string, object> arguments, CancellationToken cancellationToken) =>
            UntilLostAsync(ExchangeDeclare(exchange, type, durable, autoDelete, arguments, cancellationToken));

        Task ChannelContext.ExchangeBind(
            string destination, string source, string routingKey, IDictionary<string, object> arguments, CancellationToken cancellationToken) =>
            UntilLostAsync(ExchangeBind(destination, source, routingKey, arguments, cancellationToken));

        Task<QueueDeclareOk> ChannelContext.QueueDeclare(
            string queue, bool durable, bool exclusive, bool autoDelete, IDictionary<string, object> arguments, CancellationToken cancellationToken) =>
            UntilLostAsync(QueueDeclare(queue, durable, exclusive, autoDelete, arguments, cancellationToken));

        Task ChannelContext.QueueBind(
            string queue, string exchange, string routingKey, IDictionary<string, object> arguments, CancellationToken cancellationToken) =>
            UntilLostAsync(QueueBind(queue, exchange, routingKey, arguments, cancellationToken));

        private async Task UntilLostAsync(Task call)
        {
            await UntilAsync(call, lost);
            await (call.IsCompleted ? call : throw new OperationInterruptedException(Channel.CloseReason ?? s_unknown));
        }

        private async Task<T> UntilLostAsync<T>(Task<T> call)
        {
            await UntilLostAsync((Task)call);
            return await call;
        }
    }
}
