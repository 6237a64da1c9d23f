using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Credentialing.ServiceDefaults.Telemetry;

/// <summary>
/// One JSON object a line: <c>at, level, service, category, event, message, traceId, spanId</c>, the message's own
/// values under <c>values</c>, and of an exception its types and stack, not its message, which may quote data.
/// </summary>
internal sealed class ScrubbedJsonFormatter(ServiceName service) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "scrubbed-json";

    private const string Format = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();

            // The real time, also in a rehearsal: lines of all processes must sort together.
            json.WriteString("at", TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("service", service.Name);
            json.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Name is { } name)
            {
                json.WriteString("event", name);
            }

            json.WriteString("message", Scrubber.Scrub(logEntry.Formatter(logEntry.State, null) ?? ""));
            if (Activity.Current is { } activity)
            {
                json.WriteString("traceId", activity.TraceId.ToString());
                json.WriteString("spanId", activity.SpanId.ToString());
            }

            WriteValues(json, logEntry.State);
            WriteException(json, logEntry.Exception);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteValues<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> { Count: > 1 } values)
        {
            return;
        }

        json.WriteStartObject("values");
        foreach (var (name, value) in values.Where(value => value.Key != Format && !value.Key.Contains("query", StringComparison.OrdinalIgnoreCase)))
        {
            switch (value)
            {
                case null:
                    json.WriteNull(name);
                    break;
                case bool yes:
                    json.WriteBoolean(name, yes);
                    break;
                default:
                    json.WriteString(name, Scrubber.Scrub(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteException(Utf8JsonWriter json, Exception? exception)
    {
        if (exception is null)
        {
            return;
        }

        json.WriteStartArray("exception");
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            json.WriteStringValue($"{inner.GetType().FullName} {inner.StackTrace}");
        }

        json.WriteEndArray();
    }
}

/// <summary>What a process is called in its logs and traces.</summary>
internal sealed record ServiceName(string Name);
