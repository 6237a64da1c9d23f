using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class LimitTests
{
    [Fact]
    public async Task A_caller_over_its_allowance_is_429_and_others_are_not()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"], ("Limits:PerCallerPerSecond", "1"), ("Limits:PerCallerBurst", "3"));
        var busy = stack.Token(subject: "busy");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var response = await stack.SendAsync(HttpMethod.Get, "/v1/clients", busy);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await response.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
                response.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
            }

            return response.StatusCode;
        }));
        statuses.ShouldContain(HttpStatusCode.OK);
        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
        using var other = await stack.SendAsync(HttpMethod.Get, "/v1/clients", stack.Token(subject: "other"));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Consultation_requests_from_one_address_are_few_a_minute_and_staff_read_on()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"], ("Limits:ConsultationRequestsPerMinute", "2"));
        for (var request = 0; request < 2; request++)
        {
            using var taken = await stack.SendAsync(HttpMethod.Post, "/v1/consultation-requests");
            taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await stack.SendAsync(HttpMethod.Post, "/v1/consultation-requests");
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        using var read = await stack.GetAsync("/v1/consultation-requests");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_for_one_address_are_limited()
    {
        await using var stack = await GatewayStack.StartAsync([], ("Limits:TokensPerSecond", "1"), ("Limits:TokensBurst", "2"));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            using var response = await stack.SendAsync(HttpMethod.Post, "/connect/token");
            return response.StatusCode;
        }));
        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Guesses_from_one_address_are_limited_on_every_form_and_looking_is_not()
    {
        // NIST SP 800-63B section 3.2.2: beside the lock of one account, which many names from one address go around.
        await using var stack = await GatewayStack.StartAsync([], ("Limits:SignInsPerSecond", "1"), ("Limits:SignInsBurst", "2"));
        foreach (var (method, limited) in new[] { (HttpMethod.Post, true), (HttpMethod.Get, false) })
        {
            var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async n =>
            {
                using var response = await stack.SendAsync(method, n % 2 == 0 ? "/account/sign-in" : "/account/sign-in/passkey");
                return response.StatusCode;
            }));
            statuses.Contains(HttpStatusCode.TooManyRequests).ShouldBe(limited, method.ToString());
        }
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_before_the_service_sees_it()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"], ("Limits:BodyBytes", "1000"));
        using var large = new StringContent(new string('x', 1001), Encoding.UTF8, "application/json");
        using var refused = await stack.SendAsync(HttpMethod.Post, "/v1/clients", stack.Token(), large);
        await refused.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        stack["clients"].Seen.ShouldBeEmpty();

        using var fitting = new StringContent(new string('x', 1000), Encoding.UTF8, "application/json");
        using var taken = await stack.SendAsync(HttpMethod.Post, "/v1/clients", stack.Token(), fitting);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_hides_its_length_is_cut_off_at_the_limit()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"], ("Limits:BodyBytes", "1000"));
        using var chunked = new PushedContent(100_000);
        using var refused = await stack.SendAsync(HttpMethod.Post, "/v1/clients", stack.Token(), chunked);
        await refused.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Files_may_be_larger_only_where_files_are_taken()
    {
        await using var stack = await GatewayStack.StartAsync(["documents", "clients"], ("Limits:BodyBytes", "1000"), ("Limits:UploadBytes", "50000"));
        using var upload = Multipart(20_000);
        using var taken = await stack.SendAsync(HttpMethod.Post, "/v1/documents", stack.Token(), upload);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var elsewhere = Multipart(20_000);
        using var notThere = await stack.SendAsync(HttpMethod.Post, "/v1/clients", stack.Token(), elsewhere);
        await notThere.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");

        using var json = new StringContent(new string('x', 20_000), Encoding.UTF8, "application/json");
        using var notJson = await stack.SendAsync(HttpMethod.Post, "/v1/documents", stack.Token(), json);
        await notJson.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");

        using var huge = Multipart(60_000);
        using var tooMuch = await stack.SendAsync(HttpMethod.Post, "/v1/documents", stack.Token(), huge);
        await tooMuch.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_be_careful()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        stack["clients"].Answers["/v1/clients"] = context =>
        {
            context.Response.Headers.Server = "stub/1.0";
            return Task.CompletedTask;
        };
        foreach (var path in new[] { "/v1/clients", "/v1/nothing", "/docs", "/openapi/v1.json" })
        {
            using var response = await stack.GetAsync(path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            response.Headers.Server.ShouldBeEmpty();
            response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("it has no meaning without https");
        }

        using var data = await stack.GetAsync("/v1/clients");
        data.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Behind_a_trusted_balancer_https_is_known_and_the_caller_is_the_one_it_names()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"], ("TrustedProxies:0", "127.0.0.1"), ("Limits:ConsultationRequestsPerMinute", "1"));
        foreach (var address in new[] { "198.51.100.7", "198.51.100.8" })
        {
            using var taken = await stack.SendAsync(
                HttpMethod.Post, "/v1/consultation-requests", null, null, ("X-Forwarded-For", address), ("X-Forwarded-Proto", "https"));
            taken.StatusCode.ShouldBe(HttpStatusCode.OK);
            taken.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        }

        stack["clients"].Seen.Select(seen => seen.Headers["X-Forwarded-For"]).ShouldBe(["198.51.100.7", "198.51.100.8"]);
    }

    private static MultipartFormDataContent Multipart(int size)
    {
        var file = new ByteArrayContent(new byte[size]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { file, "file", "a.pdf" } };
    }

    private sealed class PushedContent(int size) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var sent = 0; sent < size; sent += 1000)
            {
                await stream.WriteAsync(new byte[1000]);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
