using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// Gives every outgoing call a deadline and a token, unless the caller brings its own.
/// </summary>
internal sealed class OutgoingCalls : Interceptor
{
    private readonly CallCredentials? _credentials;

    public OutgoingCalls(IGrpcCallerToken? callerToken)
    {
        if (callerToken is null)
        {
            return;
        }

        // As credentials and not as a header, because only they may wait for a token that has to be fetched.
        _credentials = CallCredentials.FromInterceptor(async (context, metadata) =>
        {
            if (await callerToken.GetAsync(context.CancellationToken) is { } token)
            {
                metadata.Add("Authorization", $"Bearer {token}");
            }
        });
    }

    /// <summary>How long a call may take when the caller does not say.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(5);

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Completed(context));

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Completed(context));

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(request, Completed(context));

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Completed(context));

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation) => continuation(Completed(context));

    private ClientInterceptorContext<TRequest, TResponse> Completed<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (options.Deadline is null)
        {
            // The machine's clock and not the rehearsal's: the transport compares a deadline with the machine's.
            options = options.WithDeadline(TimeProvider.System.GetUtcNow().Add(DefaultDeadline).UtcDateTime);
        }

        if (options.Credentials is null && _credentials is not null)
        {
            options = options.WithCredentials(_credentials);
        }

        return new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options);
    }
}
