namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>The names of queues on the broker.</summary>
internal static class QueueName
{
    /// <summary>The queue of a consumer: <c>billing-when-agreement-executed</c>.</summary>
    public static string Of(string service, Type consumer) => $"{service}-{EventName.Kebab(consumer.Name)}";

    /// <summary>Where a service's messages go that its consumers could not handle.</summary>
    public static string FailedOf(string service) => $"{service}-failed";
}
