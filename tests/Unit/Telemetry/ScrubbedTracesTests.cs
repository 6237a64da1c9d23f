using System.Diagnostics;
using Credentialing.ServiceDefaults.Telemetry;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Telemetry;

public sealed class ScrubbedTracesTests
{
    [Fact]
    public void A_span_leaves_without_queries_messages_and_numbers_of_people()
    {
        using var activity = new Activity("GET /v1/providers?ssn=987654320").Start();
        activity.SetTag("url.query", "?name=Ada");
        activity.SetTag("exception.message", "Ada");
        activity.SetTag("url.full", "http://host/v1/providers?name=Ada");
        activity.SetTag("note", "987-65-4320");
        activity.SetTag("http.route", "/v1/providers");
        activity.SetStatus(ActivityStatusCode.Error, "Ada");

        using var scrubbed = new ScrubbedTraces();
        scrubbed.OnEnd(activity);

        activity.DisplayName.ShouldBe("GET /v1/providers?***");
        activity.StatusDescription.ShouldBeNull();
        activity.Status.ShouldBe(ActivityStatusCode.Error);
        activity.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value).ShouldBe(new Dictionary<string, object?>
        {
            ["url.full"] = "http://host/v1/providers?***",
            ["note"] = "***",
            ["http.route"] = "/v1/providers",
        }, ignoreOrder: true);
    }
}
