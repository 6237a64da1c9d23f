using System.Diagnostics;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.Tests.GrpcEchoHost.V1;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Grpc;

public sealed class TwoProcessesTests(EchoHost host) : IClassFixture<EchoHost>
{
    [Fact]
    public async Task A_value_goes_there_and_back()
    {
        await using var asking = Asking();

        var reply = await asking.Echo().GetEchoAsync(new EchoRequest { Text = "Grüße, 世界" });

        reply.Text.ShouldBe("Grüße, 世界");
    }

    [Fact]
    public async Task A_refusal_arrives_with_its_status_detail_and_code()
    {
        await using var asking = Asking();

        var failure = await Should.ThrowAsync<RpcException>(
            () => asking.Echo().GetEchoAsync(new EchoRequest { Text = "refused", ProblemCode = "invoice-not-paid" }).ResponseAsync);

        failure.Trailers.GetValue("problem-code").ShouldBe("invoice-not-paid");
        GrpcProblem.From(failure).ShouldBe(
            new GrpcProblem(StatusCode.FailedPrecondition, "invoice-not-paid", "It was told to refuse."));
    }

    [Fact]
    public async Task An_unexpected_failure_tells_nothing_of_its_cause()
    {
        await using var asking = Asking();

        var failure = await Should.ThrowAsync<RpcException>(
            () => asking.Echo().GetEchoAsync(new EchoRequest { Text = "the password is hunter2", Break = true }).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.Internal);
        failure.ToString().ShouldNotContain("hunter2");
        failure.Trailers.ShouldAllBe(trailer => trailer.IsBinary || !trailer.Value.Contains("hunter2"));
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call()
    {
        await using var asking = Asking();
        var deadline = TimeProvider.System.GetUtcNow().AddMilliseconds(300).UtcDateTime;

        var failure = await Should.ThrowAsync<RpcException>(
            () => asking.Echo().GetEchoAsync(new EchoRequest { Text = "held", Hold = true }, deadline: deadline).ResponseAsync);

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        GrpcProblem.From(failure).Code.ShouldBe("service-unavailable");
    }

    [Fact]
    public async Task A_call_without_a_deadline_gets_five_seconds()
    {
        await using var asking = Asking();

        var reply = await asking.Echo().GetEchoAsync(new EchoRequest { Text = "patient" });

        reply.DeadlineInMs.ShouldBeInRange(1, 5000);
    }

    [Fact]
    public async Task Text_and_bytes_travel_in_headers_and_trailers()
    {
        await using var asking = Asking();
        byte[] bytes = [0, 1, 127, 128, 255];
        var headers = new Metadata { { "echo-text", "plain" }, { "echo-bin", bytes } };

        using var call = asking.Echo().GetEchoAsync(new EchoRequest { Text = "headers" }, headers);
        var reply = await call;

        reply.Headers["echo-text"].ShouldBe("plain");
        reply.Headers["echo-bin"].ShouldBe("00017F80FF");
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
        call.GetTrailers().GetValueBytes("echo-bin").ShouldBe(bytes);
    }

    [Fact]
    public async Task The_trace_and_the_callers_token_go_along()
    {
        await using var asking = Asking(new FixedToken("abc.def.ghi"));
        using var activity = new Activity("test").Start();

        var reply = await asking.Echo().GetEchoAsync(new EchoRequest { Text = "traced" });

        reply.Headers["traceparent"].ShouldContain(activity.TraceId.ToHexString());
        reply.Headers["authorization"].ShouldBe("Bearer abc.def.ghi");
    }

    [Fact]
    public async Task Without_a_token_no_authorization_is_sent()
    {
        await using var asking = Asking(new FixedToken(null));

        var reply = await asking.Echo().GetEchoAsync(new EchoRequest { Text = "anonymous" });

        reply.Headers.ShouldNotContainKey("authorization");
    }

    [Fact]
    public async Task A_read_is_repeated_while_the_service_is_unavailable()
    {
        await using var asking = Asking();

        var reply = await asking.Echo().GetEchoAsync(new EchoRequest { Text = "flaky read", UnavailableTimes = 2 });

        reply.Seen.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_is_not_repeated()
    {
        await using var asking = Asking();
        var echo = asking.Echo();

        var failure = await Should.ThrowAsync<RpcException>(
            () => echo.SaveEchoAsync(new EchoRequest { Text = "flaky write", UnavailableTimes = 1 }).ResponseAsync);

        GrpcProblem.From(failure).Code.ShouldBe("service-unavailable");
        (await echo.SaveEchoAsync(new EchoRequest { Text = "flaky write" })).Seen.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_that_is_listed_as_harmless_is_repeated_and_what_is_not_listed_no_longer_is()
    {
        await using var asking = Asking(repeatable: ["SaveEcho"]);
        var echo = asking.Echo();

        (await echo.SaveEchoAsync(new EchoRequest { Text = "harmless write", UnavailableTimes = 1 })).Seen.ShouldBe(2);
        await Should.ThrowAsync<RpcException>(
            () => echo.GetEchoAsync(new EchoRequest { Text = "unlisted read", UnavailableTimes = 1 }).ResponseAsync);
    }

    [Fact]
    public async Task A_refusal_is_never_repeated()
    {
        await using var asking = Asking();
        var echo = asking.Echo();

        await Should.ThrowAsync<RpcException>(
            () => echo.GetEchoAsync(new EchoRequest { Text = "refused once", ProblemCode = "no" }).ResponseAsync);

        (await echo.GetEchoAsync(new EchoRequest { Text = "refused once" })).Seen.ShouldBe(2);
    }

    [Fact]
    public async Task Replies_stream_and_end_with_the_refusal()
    {
        await using var asking = Asking();
        using var call = asking.Echo().ListEchoes(new EchoRequest { Text = "many", Count = 3, ProblemCode = "enough" });
        var texts = new List<string>();

        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            await foreach (var reply in call.ResponseStream.ReadAllAsync())
            {
                texts.Add(reply.Text);
            }
        });

        texts.ShouldBe(["many 0", "many 1", "many 2"]);
        GrpcProblem.From(failure).Code.ShouldBe("enough");
    }

    [Fact]
    public async Task Requests_stream()
    {
        await using var asking = Asking();
        using var call = asking.Echo().JoinEchoes();

        await call.RequestStream.WriteAsync(new EchoRequest { Text = "one " });
        await call.RequestStream.WriteAsync(new EchoRequest { Text = "two" });
        await call.RequestStream.CompleteAsync();

        (await call).Text.ShouldBe("one two");
    }

    [Fact]
    public async Task Both_sides_stream_in_turn()
    {
        await using var asking = Asking();
        using var call = asking.Echo().TalkEchoes();

        foreach (var text in new[] { "first", "second" })
        {
            await call.RequestStream.WriteAsync(new EchoRequest { Text = text });
            (await call.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();
            call.ResponseStream.Current.Text.ShouldBe(text);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        await using var asking = Asking(address: new Uri("http://127.0.0.1:1"));

        var failure = await Should.ThrowAsync<RpcException>(
            () => asking.Echo().SaveEchoAsync(new EchoRequest { Text = "nobody" }).ResponseAsync);

        GrpcProblem.From(failure).HttpStatus.ShouldBe(503);
    }

    private AskingService Asking(
        IGrpcCallerToken? token = null, IReadOnlyCollection<string>? repeatable = null, Uri? address = null) =>
        new(address ?? host.Address, token, repeatable);

    private sealed class FixedToken(string? token) : IGrpcCallerToken
    {
        public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);
    }

    /// <summary>A service that asks the echo server, made as a real one is.</summary>
    private sealed class AskingService : IAsyncDisposable
    {
        private readonly ServiceProvider _provider;

        public AskingService(Uri address, IGrpcCallerToken? token, IReadOnlyCollection<string>? repeatable)
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([new("services:echo:grpc:0", address.ToString())])
                .Build();
            var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
            if (token is not null)
            {
                services.AddSingleton(token);
            }

            _provider = services.AddServiceClient<Echo.EchoClient>("echo", repeatable).BuildServiceProvider();
        }

        public Echo.EchoClient Echo() => _provider.GetRequiredService<Echo.EchoClient>();

        public ValueTask DisposeAsync() => _provider.DisposeAsync();
    }
}
