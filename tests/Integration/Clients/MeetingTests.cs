using System.Net;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

[Collection(OneClientsHost.Name)]
public sealed class MeetingTests(ClientsHost host)
{
    private const string Consultation = """
        {"kind":"consultation","startsAt":"2030-01-07T10:00:00-05:00","durationMinutes":30,"attendees":["ada@harbor.example"]}
        """;

    [Fact]
    public async Task A_meeting_is_arranged_moved_held_and_listed()
    {
        var client = await CreateClientAsync();
        var theirs = host.As("clientAdmin", client);
        using var arranged = await theirs.SendAsync("POST", $"/v1/clients/{client}/meetings", Consultation);
        arranged.StatusCode.ShouldBe(HttpStatusCode.Created);
        var meeting = await arranged.BodyAsync();
        arranged.Headers.Location!.OriginalString.ShouldBe($"/v1/meetings/{meeting.Id()}");
        meeting.GetProperty("startsAt").GetString().ShouldBe("2030-01-07T15:00:00Z");

        var moved = await PostAsync(theirs, $"/v1/meetings/{meeting.Id()}/reschedule", """{"startsAt":"2030-01-08T15:00:00Z"}""");
        moved.GetProperty("durationMinutes").GetInt32().ShouldBe(30);
        using var calendar = await theirs.SendAsync("GET", $"/v1/meetings/{meeting.Id()}.ics");
        calendar.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        (await calendar.Content.ReadAsStringAsync()).ShouldContain("DTSTART:20300108T150000Z\r\n");
        using var forbidden = await theirs.SendAsync("POST", $"/v1/meetings/{meeting.Id()}/complete", """{"notes":"","attended":[],"outcome":"proceed"}""");
        await forbidden.ProblemAsync(403, "forbidden");
        using var open = await host.As("representative").SendAsync("POST", $"/v1/meetings/{meeting.Id()}/complete", """{"notes":"","attended":[]}""");
        (await open.ProblemAsync(422, "outcome-required")).GetProperty("errors").TryGetProperty("outcome", out _).ShouldBeTrue();
        var held = await PostAsync(
            host.As("representative"), $"/v1/meetings/{meeting.Id()}/complete", """{"notes":"Ready","attended":["ada@harbor.example"],"outcome":"proceed"}""");
        held.GetProperty("state").GetString().ShouldBe("completed");
        held.GetProperty("outcome").GetString().ShouldBe("proceed");
        using var late = await theirs.SendAsync("POST", $"/v1/meetings/{meeting.Id()}/cancel");
        await late.ProblemAsync(409, "meeting-completed");
        foreach (var path in (string[])[$"/v1/clients/{client}/meetings", $"/v1/meetings?clientId={client}&state=completed"])
        {
            using var list = await theirs.SendAsync("GET", path);
            (await list.BodyAsync()).GetProperty("items").EnumerateArray().Select(item => item.Id()).ShouldBe([meeting.Id()]);
        }
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task A_time_that_no_calendar_holds_is_refused(string startsAt)
    {
        var client = await CreateClientAsync();
        using var response = await host.As("representative").SendAsync(
            "POST", $"/v1/clients/{client}/meetings", $$"""{"kind":"training","startsAt":"{{startsAt}}","durationMinutes":60,"attendees":[]}""");
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("startsAt", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"kind":"consultation","startsAt":"2030-01-07T10:00:00","durationMinutes":30,"attendees":[]}""", "startsAt")]
    [InlineData("""{"kind":"lunch","startsAt":"2030-01-07T10:00:00Z","durationMinutes":30,"attendees":[]}""", "kind")]
    [InlineData("""{"kind":"training","startsAt":"2030-01-07T10:00:00Z","durationMinutes":0,"attendees":[]}""", "durationMinutes")]
    [InlineData("""{"kind":"training","startsAt":"2030-01-07T10:00:00Z","durationMinutes":30,"attendees":["ada"]}""", "attendees[0]")]
    public async Task A_malformed_meeting_says_which_field_is_wrong(string body, string field)
    {
        using var response = await host.As("representative").SendAsync("POST", $"/v1/clients/{await CreateClientAsync()}/meetings", body);
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_clients_meeting_is_404_also_as_a_calendar_file()
    {
        var client = await CreateClientAsync();
        var meeting = await PostAsync(host.As("representative"), $"/v1/clients/{client}/meetings", Consultation);
        var stranger = host.As("clientAdmin", await CreateClientAsync());

        foreach (var path in (string[])[$"/v1/meetings/{meeting.Id()}", $"/v1/meetings/{meeting.Id()}.ics", $"/v1/clients/{client}/meetings", $"/v1/clients/{client}/team"])
        {
            using var response = await stranger.SendAsync("GET", path);
            await response.ProblemAsync(404, "not-found");
        }
    }

    [Fact]
    public async Task A_team_is_there_from_the_start_and_changes_with_the_version_that_was_seen()
    {
        var client = await CreateClientAsync();
        var manager = host.As("manager");
        using var read = await host.As("clientUser", client).SendAsync("GET", $"/v1/clients/{client}/team");
        var team = await read.BodyAsync();
        read.Headers.ETag!.Tag.ShouldBe("\"1\"");
        team.GetProperty("representativeId").ValueKind.ShouldBe(JsonValueKind.Null);
        var (representative, cover) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var body = $$"""{"representativeId":"{{representative}}","managerId":null,"coverId":"{{cover}}"}""";

        using var blind = await manager.SendAsync("PUT", $"/v1/clients/{client}/team", body);
        await blind.ProblemAsync(428, "precondition-required");
        using var assigned = await manager.SendAsync("PUT", $"/v1/clients/{client}/team", body, ifMatch: "\"1\"");
        (await assigned.BodyAsync()).GetProperty("representativeId").GetGuid().ShouldBe(representative);
        using var stale = await manager.SendAsync("PUT", $"/v1/clients/{client}/team", body, ifMatch: "\"1\"");
        await stale.ProblemAsync(412, "stale-version");
        using var absurd = await manager.SendAsync(
            "PUT", $"/v1/clients/{client}/team", $$"""{"representativeId":"{{cover}}","managerId":null,"coverId":"{{cover}}"}""", ifMatch: "\"2\"");
        await absurd.ProblemAsync(422, "cover-is-representative");
    }

    private async Task<Guid> CreateClientAsync() => (await ManyClients.CreateAsync(host.As("administrator"))).Id();

    private static async Task<JsonElement> PostAsync(HttpClient caller, string path, string? body = null)
    {
        using var response = await caller.SendAsync("POST", path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }
}
