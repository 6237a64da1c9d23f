namespace Grpc.Core.Interceptors;

/// <summary>The call that a client's interceptor sees.</summary>
public struct ClientInterceptorContext<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    where TRequest : class
    where TResponse : class
{
    /// <summary>What is called.</summary>
    public Method<TRequest, TResponse> Method { get; } = method;

    /// <summary>The host that it is called on, when it is not the channel's.</summary>
    public string? Host { get; } = host;

    /// <summary>What the caller says about the call.</summary>
    public CallOptions Options { get; } = options;
}
