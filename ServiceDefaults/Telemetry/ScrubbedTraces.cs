using System.Diagnostics;
using System.Reflection;
using OpenTelemetry;

namespace Credentialing.ServiceDefaults.Telemetry;

/// <summary>Takes out of each span, before it leaves, what may be or quote personal data.</summary>
internal sealed class ScrubbedTraces : BaseProcessor<Activity>
{
    private static readonly HashSet<string> s_never = new(StringComparer.Ordinal)
    {
        "url.query", "http.request.body", "http.response.body", "exception.message", "exception.stacktrace",
    };

    // A span's events can only be added to. MassTransit adds every exception with its words, so they must go all the same.
    private static readonly FieldInfo? s_events = typeof(Activity).GetField("_events", BindingFlags.Instance | BindingFlags.NonPublic);

    public override void OnEnd(Activity data)
    {
        foreach (var (name, value) in data.TagObjects.ToArray())
        {
            if (s_never.Contains(name))
            {
                data.SetTag(name, null);
            }
            else if (value is string text && Scrubber.Scrub(text) is var scrubbed && !ReferenceEquals(scrubbed, text))
            {
                data.SetTag(name, scrubbed);
            }
        }

        data.DisplayName = Scrubber.Scrub(data.DisplayName);
        if (data.StatusDescription is not null)
        {
            // An exception's message, by convention.
            data.SetStatus(data.Status);
        }

        ScrubEvents(data);
    }

    private static void ScrubEvents(Activity data)
    {
        var events = data.Events.ToArray();
        if (events.Length == 0)
        {
            return;
        }

        if (s_events is null)
        {
            // Rather no span than one that tells.
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        s_events.SetValue(data, null);
        foreach (var happened in events)
        {
            data.AddEvent(new ActivityEvent(Scrubber.Scrub(happened.Name), happened.Timestamp, new ActivityTagsCollection(
                happened.Tags.Where(tag => !s_never.Contains(tag.Key))
                    .Select(tag => new KeyValuePair<string, object?>(tag.Key, tag.Value is string text ? Scrubber.Scrub(text) : tag.Value)))));
        }
    }
}
