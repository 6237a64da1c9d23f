using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Sandbox;

public sealed class SwitchTests(SandboxHost sandbox) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        using var reset = await sandbox.Http.SendAsync("DELETE", "/control");
    }

    [Theory]
    [InlineData("nppes", "/nppes/api/?version=2.1&number=1234567893")]
    [InlineData("leie", "/leie/UPDATED.csv")]
    [InlineData("sam", "/sam/extract.csv")]
    [InlineData("board", "/board/CT/licenses/CT-S10001")]
    public async Task A_part_is_down_slow_wrong_and_well_again(string part, string path)
    {
        var right = await BodyAsync(path);

        await sandbox.SetAsync(part, "down");
        using (var down = await sandbox.Http.GetAsync(new Uri(path, UriKind.Relative)))
        {
            down.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        await sandbox.SetAsync(part, "slow", delayMs: 300);
        var since = Stopwatch.StartNew();
        (await BodyAsync(path)).ShouldBe(right);
        since.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(290);

        await sandbox.SetAsync(part, "wrong");
        (await BodyAsync(path)).ShouldNotBe(right);
        await sandbox.SetAsync(part, "ok");
        (await BodyAsync(path)).ShouldBe(right);
    }

    [Fact]
    public async Task A_payor_takes_a_packet_once_and_keeps_its_bytes()
    {
        var packet = RandomNumberGenerator.GetBytes(5000);
        using var first = await SendAsync(packet, "one");
        using var again = await SendAsync(packet, "one");

        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.OK));
        var receipt = await first.BodyAsync();
        (await again.BodyAsync()).GetRawText().ShouldBe(receipt.GetRawText());
        receipt.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(packet)));
        (await sandbox.Http.GetByteArrayAsync(new Uri($"/payors/received/{receipt.GetProperty("receipt").GetString()}", UriKind.Relative))).ShouldBe(packet);
        using var list = await sandbox.Http.GetAsync(new Uri("/payors/received?payorCode=harbor", UriKind.Relative));
        (await list.BodyAsync()).GetProperty("items").EnumerateArray().Count(item => item.GetProperty("key").GetString() == "one").ShouldBe(1);
    }

    [Fact]
    public async Task A_payor_refuses_what_is_not_whole_or_from_nobody()
    {
        var packet = RandomNumberGenerator.GetBytes(100);
        using var spoiled = await SendAsync(packet, "two", digestOf: [.. packet, 0]);
        spoiled.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var stranger = await SendAsync(packet, "three", token: "another-key");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var text = await SendAsync(packet, "four", type: "text/plain");
        text.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_wrong_payor_says_another_hash_and_a_slow_one_has_the_packet_before_it_says_so()
    {
        var packet = RandomNumberGenerator.GetBytes(100);
        await sandbox.SetAsync("payors", "wrong");
        using var wrong = await SendAsync(packet, "five");
        (await wrong.BodyAsync()).GetProperty("sha256").GetString().ShouldNotBe(Convert.ToHexStringLower(SHA256.HashData(packet)));

        await sandbox.SetAsync("payors", "slow", delayMs: 60_000);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Should.ThrowAsync<OperationCanceledException>(() => SendAsync(packet, "six", cancellation: impatient.Token));
        await sandbox.SetAsync("payors", "ok");
        using var again = await SendAsync(packet, "six");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/control/nobody", """{"mode":"ok"}""", 404)]
    [InlineData("/control/nppes", """{"mode":"broken"}""", 400)]
    public async Task What_is_no_switch_is_refused(string path, string body, int status)
    {
        using var response = await sandbox.Http.SendAsync("PUT", path, body);
        ((int)response.StatusCode).ShouldBe(status);
    }

    private async Task<string> BodyAsync(string path) => await sandbox.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<HttpResponseMessage> SendAsync(
        byte[] packet, string key, byte[]? digestOf = null, string token = SandboxHost.Key, string type = "application/zip", CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/payors/harbor/applications", UriKind.Relative)) { Content = new ByteArrayContent(packet) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("Digest", $"sha-256={Convert.ToBase64String(SHA256.HashData(digestOf ?? packet))}");
        return await sandbox.Http.SendAsync(request, cancellation);
    }
}
