using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class FailedMessageRouteTests(ServersFixture servers) : IAsyncLifetime
{
    private MessagingHost _service = null!;

    public async ValueTask InitializeAsync() => _service = await MessagingHost.StartAsync(servers);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task An_administrator_sees_what_failed_and_replays_it_once()
    {
        using var administrator = _service.As(Roles.Administrator);
        var (counter, listed) = await PoisonAsync(administrator);
        var path = $"/v1/failed-messages/{listed.GetProperty("id").GetGuid()}";

        var read = await administrator.GetFromJsonAsync<JsonElement>(path);

        read.GetProperty("queue").GetString().ShouldBe($"{_service.Name}-when-number-drawn");
        read.GetProperty("service").GetString().ShouldBe(_service.Name);
        read.GetProperty("body").GetProperty("counterId").GetGuid().ShouldBe(counter);
        read.GetProperty("reason").GetProperty("type").GetString().ShouldBe(typeof(InvalidOperationException).FullName);
        read.GetRawText().ShouldNotContain("Jane");
        read.GetProperty("deliveries").GetInt32().ShouldBe(6);
        (await TalliesAsync(counter)).ShouldBe(0);

        _service.Bench.IsPoisonous = false;
        var replayed = await administrator.PostAsync($"{path}/replay", null);

        replayed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await replayed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString().ShouldBe("replayed");
        await TestService.EventuallyAsync(async () => await TalliesAsync(counter) == 1, "the replayed one is handled");
        (await administrator.PostAsync($"{path}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await administrator.PostAsJsonAsync($"{path}/discard", new { reason = "Too late." })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await administrator.GetFromJsonAsync<JsonElement>("/v1/failed-messages?state=filed")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_discarded_needs_a_reason_and_is_not_replayed()
    {
        using var administrator = _service.As(Roles.Administrator);
        var (counter, listed) = await PoisonAsync(administrator);
        var path = $"/v1/failed-messages/{listed.GetProperty("id").GetGuid()}";

        (await administrator.PostAsJsonAsync($"{path}/discard", new { reason = " " })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var discarded = await administrator.PostAsJsonAsync($"{path}/discard", new { reason = "Entered by hand." });

        discarded.StatusCode.ShouldBe(HttpStatusCode.OK);
        var now = await administrator.GetFromJsonAsync<JsonElement>(path);
        (now.GetProperty("state").GetString(), now.GetProperty("discardReason").GetString()).ShouldBe(("discarded", "Entered by hand."));
        (await administrator.PostAsync($"{path}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TalliesAsync(counter)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_sees_or_touches_them()
    {
        var path = $"/v1/failed-messages/{Guid.CreateVersion7()}";
        foreach (var role in new[] { Roles.Manager, Roles.Specialist, Roles.Billing, Roles.Auditor, Roles.ClientAdmin })
        {
            using var other = _service.As(role);
            (await other.GetAsync("/v1/failed-messages")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
            (await other.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
            (await other.PostAsync($"{path}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
            (await other.PostAsJsonAsync($"{path}/discard", new { reason = "None." })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
        }

        using var administrator = _service.As(Roles.Administrator);
        (await administrator.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostAsync($"{path}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostAsJsonAsync($"{path}/discard", new { reason = "None." })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Guid Counter, JsonElement Listed)> PoisonAsync(HttpClient administrator)
    {
        using var manager = _service.As(Roles.Manager);
        var answer = await manager.PostAsync("/v1/counters/Poison", null);
        answer.EnsureSuccessStatusCode();
        var counter = await answer.Content.ReadFromJsonAsync<Guid>();
        var listed = default(JsonElement);
        await TestService.EventuallyAsync(
            async () =>
            {
                var items = (await administrator.GetFromJsonAsync<JsonElement>("/v1/failed-messages?state=filed")).GetProperty("items");
                listed = items.EnumerateArray().FirstOrDefault();
                return items.GetArrayLength() == 1;
            },
            "the poison is listed");
        return (counter, listed);
    }

    private Task<int> TalliesAsync(Guid counter) => _service.UseAsync(db => db.Tallies.CountAsync(tally => tally.CounterId == counter));
}
