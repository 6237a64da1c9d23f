using System.Text;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.Tests.GrpcEchoHost.V1;
using Grpc.Core;

namespace Credentialing.Tests.GrpcEchoHost;

internal sealed class EchoService(Sightings sightings, TimeProvider clock) : Echo.EchoBase
{
    public override Task<EchoReply> GetEcho(EchoRequest request, ServerCallContext context) => AnswerAsync(request, context);

    public override Task<EchoReply> SaveEcho(EchoRequest request, ServerCallContext context) => AnswerAsync(request, context);

    public override async Task ListEchoes(
        EchoRequest request, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < request.Count; i++)
        {
            await responseStream.WriteAsync(new EchoReply { Text = $"{request.Text} {i}" });
        }

        await AnswerAsync(request, context);
    }

    public override async Task<EchoReply> JoinEchoes(IAsyncStreamReader<EchoRequest> requestStream, ServerCallContext context)
    {
        var text = new StringBuilder();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            text.Append(request.Text);
        }

        return new EchoReply { Text = text.ToString() };
    }

    public override async Task TalkEchoes(
        IAsyncStreamReader<EchoRequest> requestStream, IServerStreamWriter<EchoReply> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(await AnswerAsync(request, context));
        }
    }

    private async Task<EchoReply> AnswerAsync(EchoRequest request, ServerCallContext context)
    {
        var seen = sightings.Count(request.Text);
        if (seen <= request.UnavailableTimes)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "not yet"));
        }

        if (request.ProblemCode.Length > 0)
        {
            throw new GrpcProblem(StatusCode.FailedPrecondition, request.ProblemCode, "It was told to refuse.").ToException();
        }

        if (request.Break)
        {
            throw new InvalidOperationException(request.Text);
        }

        if (request.Hold)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
        }

        var reply = new EchoReply { Text = request.Text, Seen = seen };
        if (context.Deadline != DateTime.MaxValue)
        {
            reply.DeadlineInMs = (long)(context.Deadline - clock.GetUtcNow().UtcDateTime).TotalMilliseconds;
        }

        foreach (var header in context.RequestHeaders)
        {
            reply.Headers[header.Key] = header.IsBinary ? Convert.ToHexString(header.ValueBytes) : header.Value;
        }

        if (context.RequestHeaders.GetValueBytes("echo-bin") is { } bytes)
        {
            context.ResponseTrailers.Add("echo-bin", bytes);
        }

        return reply;
    }
}
