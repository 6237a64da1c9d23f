using MassTransit;

namespace Credentialing.ServiceDefaults.Messaging.Inbox;

/// <summary>What the inbox needs to know of a delivery.</summary>
internal static class Delivery
{
    /// <summary>Counts a try.</summary>
    /// <returns>The consumer's name, which is its queue's, and the message's id.</returns>
    /// <exception cref="UnusableMessageException">It has none.</exception>
    public static (string Consumer, Guid Message) Of(ConsumeContext context)
    {
        TriesOf(context).Count++;
        return (context.ReceiveContext.InputAddress.Segments[^1], context.MessageId ?? throw new UnusableMessageException("The message has no id."));
    }

    /// <summary>How its message was tried so far.</summary>
    public static Tries TriesOf(ConsumeContext context) => context.ReceiveContext.GetOrAddPayload(() => new Tries());
}

/// <summary>How the message of one delivery was tried.</summary>
internal sealed class Tries
{
    /// <summary>How often.</summary>
    public int Count { get; set; }

    /// <summary>Why it failed the last time, when others that were handled with it failed otherwise or not at all.</summary>
    public Exception? Failure { get; set; }
}
