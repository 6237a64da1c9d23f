using System.Runtime.ExceptionServices;
using Credentialing.ServiceDefaults.Messaging.Queues;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>
/// A consumer of events that come in swarms, such as those of a roster: what has come within a moment is handled in one
/// transaction. When that fails nothing of it is done, and each message is tried again in a transaction of its own, so that
/// one that cannot be handled fails alone.
/// </summary>
/// <typeparam name="T">The event.</typeparam>
/// <param name="inbox">The inbox of the scope.</param>
public abstract class ConsumeMany<T>(MessageInbox inbox) : IConsumer<Batch<T>>
    where T : class
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<Batch<T>> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetRetryAttempt() > 0)
        {
            await HandleEachAsync(context.Message, context.CancellationToken);
            return;
        }

        try
        {
            await HandleAsync(context.Message, context.CancellationToken);
        }
        catch (Exception exception) when (context.Message.Length > 1 && Retries.IsHopeless(exception))
        {
            // It would not be tried again, and the others with it.
            await HandleEachAsync(context.Message, context.CancellationToken);
        }
    }

    private Task<bool> HandleAsync(IEnumerable<ConsumeContext<T>> messages, CancellationToken cancellationToken)
    {
        var told = new Dictionary<Guid, T>();
        var consumer = "";
        foreach (var one in messages)
        {
            (consumer, var id) = Delivery.Of(one);
            told[id] = one.Message;
        }

        return inbox.HandleAsync(
            consumer, [.. told.Keys],
            fresh => HandleAsync([.. told.Where(one => fresh.Contains(one.Key)).Select(one => one.Value)], cancellationToken), cancellationToken);
    }

    private async Task HandleEachAsync(Batch<T> messages, CancellationToken cancellationToken)
    {
        Exception? hopeless = null, last = null;
        foreach (var one in messages)
        {
            // It was handled when they were tried before, or has failed for good.
            var tries = Delivery.TriesOf(one);
            if (one.ReceiveContext.IsDelivered || (tries.Failure is { } failed && Retries.IsHopeless(failed)))
            {
                hopeless ??= tries.Failure;
                continue;
            }

            try
            {
                await using var scope = inbox.NewScope();
                var alone = (ConsumeMany<T>)scope.ServiceProvider.GetRequiredService(GetType());
                await alone.HandleAsync([one], cancellationToken);
                tries.Failure = null;
                await one.NotifyConsumed(one, TimeSpan.Zero, GetType().Name);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                tries.Failure = exception;
                (hopeless, last) = Retries.IsHopeless(exception) ? (exception, last) : (hopeless, exception);
            }
        }

        // As long as any may still succeed they are tried again.
        if ((last ?? hopeless) is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
        }
    }

    /// <summary>Handles events that were not handled before; what it leaves unsaved is saved.</summary>
    /// <param name="told">The events, as they came: at least one, and maybe several of one aggregate.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected abstract Task HandleAsync(IReadOnlyList<T> told, CancellationToken cancellationToken);
}

/// <summary>How many are handled together.</summary>
/// <typeparam name="TConsumer">A consumer of many.</typeparam>
internal sealed class ManyDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    // Short beside what a person notices.
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(10);

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context) =>
        consumerConfigurator.Options<BatchOptions>(many => many.SetMessageLimit(Many.Together).SetConcurrencyLimit(Many.AtOnce).SetTimeLimit(s_wait));
}

internal static class Many
{
    /// <summary>How many messages a transaction has at most: fifty cost the database little more than one.</summary>
    public const int Together = 50;

    /// <summary>How many transactions of one consumer there are at once.</summary>
    public const int AtOnce = 2;

    /// <summary>Whether a consumer handles several messages at once.</summary>
    public static bool IsOne(Type consumer)
    {
        for (var type = consumer.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConsumeMany<>))
            {
                return true;
            }
        }

        return false;
    }
}
