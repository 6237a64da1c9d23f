using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// Decides what a caller hears of a failed call: expected failures with their code, a missing service as unavailable,
/// anything else as an internal error without a word of what it was.
/// </summary>
internal sealed partial class ServerProblems(ILogger<ServerProblems> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure) when (failure is not GrpcProblemException)
        {
            throw Told(failure, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception failure) when (failure is not GrpcProblemException)
        {
            throw Told(failure, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception failure) when (failure is not GrpcProblemException)
        {
            throw Told(failure, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception failure) when (failure is not GrpcProblemException)
        {
            throw Told(failure, context);
        }
    }

    private RpcException Told(Exception failure, ServerCallContext context)
    {
        // The caller is gone or its deadline has passed: the transport has already told it so, or cannot.
        if (context.CancellationToken.IsCancellationRequested)
        {
            return new RpcException(Status.DefaultCancelled);
        }

        if (failure is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded })
        {
            LogUnavailable(logger, context.Method, failure);
            return new GrpcProblem(
                StatusCode.Unavailable, GrpcProblem.Unavailable, "Something that this service needs does not answer.").ToException();
        }

        LogUnexpected(logger, context.Method, failure);
        return new RpcException(new Status(StatusCode.Internal, ""));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} needs a service that does not answer")]
    private static partial void LogUnavailable(ILogger logger, string method, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private static partial void LogUnexpected(ILogger logger, string method, Exception failure);
}
