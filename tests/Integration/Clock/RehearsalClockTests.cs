using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.Tests.Integration.Gateway;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clock;

public sealed class RehearsalClockTests(ServersFixture servers)
{
    private const string Path = "/internal/rehearsal/clock";
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    private static readonly Dictionary<string, string?> s_rehearsal = new(StringComparer.Ordinal) { ["Rehearsal:Enabled"] = "true" };

    [Fact]
    public async Task All_copies_move_and_a_copy_that_starts_later_is_there_at_once()
    {
        await using var one = await RecordsService.StartAsync(servers, settings: s_rehearsal);
        await using var two = await RecordsService.StartOnAsync(one.Owner, servers, settings: s_rehearsal);

        await MoveAsync(one, s_month);

        Ahead(one).ShouldBe(s_month, TimeSpan.FromSeconds(5));
        await Wait.UntilAsync("the other copy moved", () => Task.FromResult(Ahead(two) > s_month - TimeSpan.FromSeconds(5)));
        await using var three = await RecordsService.StartOnAsync(one.Owner, servers, settings: s_rehearsal);
        Ahead(three).ShouldBe(s_month, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        await using var service = await RecordsService.StartAsync(servers, settings: s_rehearsal);
        await MoveAsync(service, s_month);
        var answer = await MoveAsync(service, TimeSpan.FromDays(1));
        answer.GetProperty("offsetSeconds").GetInt64().ShouldBe((long)s_month.TotalSeconds);
        Ahead(service).ShouldBe(s_month, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Only_who_may_move_it_moves_it()
    {
        await using var service = await RecordsService.StartAsync(servers, settings: s_rehearsal);
        using var auditor = service.As(Roles.Auditor);
        var body = new { offsetSeconds = 1000 };
        (await auditor.PutAsJsonAsync(Path, body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = new HttpClient { BaseAddress = service.Address };
        (await nobody.PutAsJsonAsync(Path, body)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Outside_a_rehearsal_there_is_nothing_to_move()
    {
        await using var service = await RecordsService.StartAsync(servers);
        using var administrator = service.As(Roles.Administrator);
        (await administrator.PutAsJsonAsync(Path, new { offsetSeconds = 1000 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        service.Clock.ShouldBe(TimeProvider.System);
        await using var gateway = await GatewayStack.StartAsync(["clients"]);
        (await gateway.SendAsync(HttpMethod.Post, "/v1/rehearsal/clock", gateway.Token(), JsonContent.Create(new { advance = "P1D" })))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_service_that_was_away_learns_the_time_from_the_front_door_when_it_comes_back()
    {
        await using var frontDoor = await StubService.StartAsync("gateway");
        frontDoor.Answer("/v1/rehearsal/clock", $$"""{"now":"2030-01-01T00:00:00Z","offsetSeconds":{{s_month.TotalSeconds.ToString(CultureInfo.InvariantCulture)}}}""");
        await using var service = await RecordsService.StartAsync(servers, settings: new(s_rehearsal, StringComparer.Ordinal) { ["Identity:Issuer"] = frontDoor.Address.ToString() });

        await Wait.UntilAsync("learned", () => Task.FromResult(Ahead(service) > s_month - TimeSpan.FromSeconds(5)));

        await Wait.UntilAsync("kept", async () => await service.AsOwnerAsync("SELECT offset_seconds FROM rehearsal_clock") is long seconds && seconds == (long)s_month.TotalSeconds);
    }

    [Theory]
    [InlineData("P30D", 30)]
    [InlineData("PT48H", 2)]
    [InlineData("P1W", 7)]
    public async Task The_front_door_moves_every_service_from_the_furthest_one(string advance, int days)
    {
        await using var gateway = await GatewayStack.StartAsync(["clients", "billing"], ("Rehearsal:Enabled", "true"));
        Has(gateway["identity"], 0);
        Has(gateway["clients"], 86_400);
        Has(gateway["billing"], 0);

        var answer = await gateway.SendAsync(HttpMethod.Post, "/v1/rehearsal/clock", gateway.Token(), JsonContent.Create(new { advance }));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var moved = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var expected = 86_400L * (1 + days);
        moved.GetProperty("offsetSeconds").GetInt64().ShouldBe(expected);
        moved.GetProperty("waiting").GetArrayLength().ShouldBe(0);
        foreach (var name in new[] { "identity", "clients", "billing" })
        {
            gateway[name].Seen.ShouldContain(seen => seen.Method == "PUT" && seen.Body.Contains($"{expected}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("P-1D")]
    [InlineData("P0D")]
    [InlineData("P1000Y")]
    [InlineData("a month")]
    public async Task What_is_no_way_forward_is_refused(string advance)
    {
        await using var gateway = await GatewayStack.StartAsync(["clients"], ("Rehearsal:Enabled", "true"));
        Has(gateway["identity"], 0);
        Has(gateway["clients"], 0);
        var answer = await gateway.SendAsync(HttpMethod.Post, "/v1/rehearsal/clock", gateway.Token(), JsonContent.Create(new { advance }));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        gateway["clients"].Seen.ShouldNotContain(seen => seen.Method == "PUT");
    }

    // A stub that has a time of its own, and takes a later one.
    private static void Has(StubService stub, long offset) => stub.Answers[Path] = async context =>
    {
        if (context.Request.Method == "PUT")
        {
            using var body = JsonDocument.Parse(stub.Seen.Last(seen => seen.Method == "PUT").Body);
            offset = Math.Max(offset, body.RootElement.GetProperty("offsetSeconds").GetInt64());
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { now = TimeProvider.System.GetUtcNow().UtcDateTime, offsetSeconds = offset }));
    };

    private static TimeSpan Ahead(RecordsService service) => service.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow();

    private static async Task<JsonElement> MoveAsync(RecordsService service, TimeSpan offset)
    {
        using var administrator = service.As(Roles.Administrator);
        var answer = await administrator.PutAsJsonAsync(Path, new { offsetSeconds = (long)offset.TotalSeconds });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
