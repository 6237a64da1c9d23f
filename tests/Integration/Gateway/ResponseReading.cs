using System.Net;
using System.Text.Json.Nodes;
using Shouldly;

namespace Credentialing.Tests.Integration.Gateway;

internal static class ResponseReading
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync()).ShouldNotBeNull();

    /// <summary>Checks that the answer is problem details, whole and well formed.</summary>
    public static async Task ShouldBeProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(body)!;
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["status"]!.GetValue<int>().ShouldBe((int)status);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            problem[member]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace(member);
        }
    }

    /// <summary>Asks again until the answer is as it should be; fails when it never is.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isRight)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var answer = await ask();
        while (!isRight(answer))
        {
            await tick.WaitForNextTickAsync(limit.Token);
            answer = await ask();
        }

        return answer;
    }
}
