using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class EverywhereTests
{
    [Theory]
    [InlineData("/v1/failed-messages")]
    [InlineData("/v1/audit")]
    public async Task Lists_that_every_service_keeps_are_read_as_one_page_by_page(string path)
    {
        await using var stack = await GatewayStack.StartAsync(["billing", "clients"]);
        stack["identity"].Answer(path, "{}", status: 404);
        Keep(stack["billing"], path, 5);
        Keep(stack["clients"], path, 4);

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            using var response = await stack.GetAsync($"{path}?limit=2&kind=x{(cursor is null ? "" : $"&cursor={cursor}")}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = await response.JsonAsync();
            var items = page["items"]!.AsArray();
            items.Count.ShouldBeLessThanOrEqualTo(2);
            ids.AddRange(items.Select(item => $"{item!["service"]}/{item["id"]}"));
            page["unavailable"]!.AsArray().ShouldBeEmpty();
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        ids.ShouldBe(["billing/0", "billing/1", "billing/2", "billing/3", "billing/4", "clients/0", "clients/1", "clients/2", "clients/3"]);
        stack["billing"].Seen.ShouldAllBe(seen => seen.PathAndQuery.Contains("kind=x") && seen.Headers["Authorization"].StartsWith("Bearer "));
    }

    [Fact]
    public async Task One_service_can_be_asked_alone_and_one_that_is_down_is_named()
    {
        await using var stack = await GatewayStack.StartAsync(["billing", "clients"]);
        stack["identity"].Answer("/v1/failed-messages", "{}", status: 404);
        Keep(stack["billing"], "/v1/failed-messages", 1);
        Keep(stack["clients"], "/v1/failed-messages", 1);
        using var alone = await stack.GetAsync("/v1/failed-messages?service=clients");
        (await alone.JsonAsync())["items"]!.AsArray().Select(item => item!["service"]!.GetValue<string>()).ShouldBe(["clients"]);

        await GatewayStack.StopAsync(stack["billing"]);
        using var partly = await stack.GetAsync("/v1/failed-messages");
        var page = await partly.JsonAsync();
        page["items"]!.AsArray().Select(item => item!["service"]!.GetValue<string>()).ShouldBe(["clients"]);
        page["unavailable"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["billing"]);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_limit_or_cursor_that_is_none_is_400(string query, string field)
    {
        await using var stack = await GatewayStack.StartAsync(["billing"]);
        using var response = await stack.GetAsync($"/v1/failed-messages?{query}");
        await response.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![field].ShouldNotBeNull();
    }

    [Fact]
    public async Task An_action_is_done_by_the_service_that_has_the_message()
    {
        await using var stack = await GatewayStack.StartAsync(["billing", "clients"]);
        const string Path = "/v1/failed-messages/0199/replay";
        stack["billing"].Answer(Path, "{}", status: 404);
        stack["identity"].Answer(Path, "{}", status: 404);
        using var content = new StringContent("""{"why":"x"}""", Encoding.UTF8, "application/json");
        using var response = await stack.SendAsync(HttpMethod.Post, Path, stack.Token(), content, ("Idempotency-Key", "k"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.JsonAsync())["service"]!.GetValue<string>().ShouldBe("clients");
        var seen = stack["clients"].Seen.ShouldHaveSingleItem();
        seen.Body.ShouldBe("""{"why":"x"}""");
        seen.Headers["Idempotency-Key"].ShouldBe("k");
    }

    [Fact]
    public async Task A_message_that_nobody_has_is_404_and_503_while_somebody_cannot_be_asked()
    {
        await using var stack = await GatewayStack.StartAsync(["billing"]);
        const string Path = "/v1/failed-messages/0199/discard";
        stack["billing"].Answer(Path, "{}", status: 404);
        stack["identity"].Answer(Path, "{}", status: 404);
        using var nobody = await stack.SendAsync(HttpMethod.Post, Path, stack.Token());
        await nobody.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");

        await GatewayStack.StopAsync(stack["billing"]);
        using var unknown = await stack.SendAsync(HttpMethod.Post, Path, stack.Token());
        await unknown.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-unavailable");
    }

    [Fact]
    public async Task The_audit_trails_are_whole_only_when_each_of_them_is()
    {
        await using var stack = await GatewayStack.StartAsync(["billing", "clients"]);
        const string Path = "/v1/audit/verification";
        stack["identity"].Answer(Path, "{}", status: 404);
        stack["billing"].Answer(Path, """{"ok":true,"entries":3}""");
        stack["clients"].Answer(Path, """{"ok":true,"entries":4}""");
        using var whole = await stack.GetAsync(Path);
        (await whole.JsonAsync()).ToJsonString()
            .ShouldBe("""{"ok":true,"services":{"billing":{"ok":true,"entries":3},"clients":{"ok":true,"entries":4}},"unavailable":[]}""");

        stack["clients"].Answer(Path, """{"ok":false,"entries":4}""");
        using var broken = await stack.GetAsync(Path);
        (await broken.JsonAsync())["ok"]!.GetValue<bool>().ShouldBeFalse();
        using var one = await stack.GetAsync($"{Path}?service=billing");
        (await one.JsonAsync())["entries"]!.GetValue<int>().ShouldBe(3);

        stack["clients"].Answer(Path, """{"ok":true,"entries":4}""");
        await GatewayStack.StopAsync(stack["billing"]);
        using var unknown = await stack.GetAsync(Path);
        (await unknown.JsonAsync())["ok"]!.GetValue<bool>().ShouldBeFalse("a trail that could not be asked is not known to be whole");
    }

    [Fact]
    public async Task An_audit_trail_is_exported_by_service()
    {
        await using var stack = await GatewayStack.StartAsync(["billing"]);
        stack["billing"].Answer("/v1/audit/export", "{\"seq\":1}\n");
        using var export = await stack.GetAsync("/v1/audit/export?service=billing&after=0");
        (await export.Content.ReadAsStringAsync()).ShouldBe("{\"seq\":1}\n");
        stack["billing"].Seen.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/v1/audit/export?after=0");
        foreach (var query in new[] { "", "?service=", "?service=nobody" })
        {
            using var unnamed = await stack.GetAsync($"/v1/audit/export{query}");
            await unnamed.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    /// <summary>A list as services keep them: a cursor is the number of the next item.</summary>
    private static void Keep(StubService service, string path, int count) => service.Answers[path] = context =>
    {
        var start = int.TryParse(context.Request.Query["cursor"], out var cursor) ? cursor : 0;
        var limit = int.Parse(context.Request.Query["limit"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
        var end = Math.Min(count, start + limit);
        var items = new JsonArray([.. Enumerable.Range(start, end - start).Select(id => (JsonNode)new JsonObject { ["id"] = id })]);
        var page = new JsonObject { ["items"] = items, ["nextCursor"] = end < count ? $"{end}" : null };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(page.ToJsonString());
    };
}
