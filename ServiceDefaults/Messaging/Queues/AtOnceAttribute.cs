namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// How many messages of a consumer are worked on at once in one copy of the service, where that is fewer than usual: each
/// holds a connection to the database, also while it waits for somebody outside.
/// </summary>
/// <param name="messages">At least 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtOnceAttribute(int messages) : Attribute
{
    /// <summary>How many.</summary>
    public int Messages { get; } = messages;
}
