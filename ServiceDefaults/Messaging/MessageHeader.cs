using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Credentialing.ServiceDefaults.Messaging;

/// <summary>The headers of our messages on the wire.</summary>
internal static class MessageHeader
{
    /// <summary>The trace (W3C), where MassTransit looks for it.</summary>
    public const string Trace = "MT-Activity-Id";

    /// <summary>The account that caused the event.</summary>
    public const string Actor = "actor";

    /// <summary>Of a failed message: the queue where it failed.</summary>
    public const string Queue = "failed-queue";

    /// <summary>Of a failed message: when.</summary>
    public const string FailedAt = "failed-at";

    /// <summary>Of a failed message: the type of the exception.</summary>
    public const string ReasonType = "failed-reason-type";

    /// <summary>Of a failed message: the exception's words, scrubbed.</summary>
    public const string Reason = "failed-reason";

    /// <summary>Of a failed message: how often it was tried.</summary>
    public const string Deliveries = "failed-deliveries";

    /// <summary>A header as text; the client gives strings as bytes.</summary>
    public static string? Text(this IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? TextOf(value) : null;

    /// <summary>A header's value as text.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => null,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>Where the traces of publishing come from.</summary>
internal static class MessagingTrace
{
    /// <summary>The source that telemetry listens to; consuming is traced by MassTransit's own.</summary>
    public static readonly ActivitySource Source = new("Credentialing.Messaging");
}
