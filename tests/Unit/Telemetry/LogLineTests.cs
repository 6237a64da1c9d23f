using System.Diagnostics;
using System.Text.Json;
using Credentialing.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Telemetry;

public sealed class LogLineTests
{
    private const string Canary = "987-65-4320";

    [Fact]
    public void A_line_holds_the_trace_and_the_values_and_no_personal_data()
    {
        using var activity = new Activity("test").Start();
        var line = Write(
            [new("Ssn", Canary), new("QueryString", "?name=Ada"), new("Job", "nightly"), new("{OriginalFormat}", "…")], $"The SSN is {Canary}.",
            new InvalidOperationException($"Duplicate key {Canary}", new FormatException(Canary)));

        line.ShouldNotContain(Canary);
        line.ShouldNotContain("Ada");
        line.ShouldNotContain('\n');
        var json = JsonDocument.Parse(line).RootElement;
        json.GetProperty("service").GetString().ShouldBe("tests");
        json.GetProperty("traceId").GetString().ShouldBe(activity.TraceId.ToString());
        json.GetProperty("values").GetProperty("Job").GetString().ShouldBe("nightly");
        json.GetProperty("exception").GetArrayLength().ShouldBe(2);
        json.GetProperty("exception")[0].GetString()!.ShouldStartWith("System.InvalidOperationException");
    }

    private static string Write(List<KeyValuePair<string, object?>> state, string message, Exception exception)
    {
        using var writer = new StringWriter();
        new ScrubbedJsonFormatter(new ServiceName("tests")).Write(
            new LogEntry<List<KeyValuePair<string, object?>>>(LogLevel.Error, "Category", new EventId(1, "Event"), state, exception, (_, _) => message), null, writer);
        return writer.ToString().TrimEnd();
    }
}
