using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>One channel for each service that this one asks, opened when it is first asked and shared by its clients.</summary>
internal sealed class ServiceChannels(
    IConfiguration configuration,
    ILoggerFactory loggers,
    IEnumerable<RepeatableMethods> repeatable,
    IGrpcCallerToken? callerToken = null) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);
    private readonly OutgoingCalls _outgoing = new(callerToken);

    /// <summary>What starts calls to a service.</summary>
    /// <exception cref="InvalidOperationException">The service has no address.</exception>
    public CallInvoker To(string service) =>
        _channels.GetOrAdd(service, name => new Lazy<GrpcChannel>(() => Open(name))).Value.CreateCallInvoker().Intercept(_outgoing);

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private GrpcChannel Open(string service)
    {
        var key = $"services:{service}:grpc:0";
        var address = configuration[key]
            ?? throw new InvalidOperationException($"The service '{service}' has no gRPC address: {key} is not configured.");

        var config = new ServiceConfig
        {
            // A service that is down is not also flooded: after many failures in a row calls are no longer repeated.
            RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 100, TokenRatio = 0.1 },
        };
        foreach (var methods in repeatable.Where(methods => methods.Service == service && methods.Methods.Count > 0))
        {
            config.MethodConfigs.Add(methods.ToConfig());
        }

        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            LoggerFactory = loggers,
            ServiceConfig = config,
            DisposeHttpClient = true,
            // Tokens travel in clear text only inside the deployment's own network, as the whole call does.
            UnsafeUseInsecureChannelCallCredentials = true,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                ConnectTimeout = TimeSpan.FromSeconds(2),
            },
        });
    }
}
