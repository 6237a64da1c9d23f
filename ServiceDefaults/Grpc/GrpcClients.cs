using System.Reflection;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoService = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>The asking side of gRPC.</summary>
public static class GrpcClients
{
    /// <summary>
    /// Registers a generated client of another service. Its address is <c>services:{serviceName}:grpc:0</c> in the
    /// configuration; a call has a deadline of 5 s unless the caller gives one, carries the trace and the token of
    /// <see cref="IGrpcCallerToken"/>, and is repeated only while the service is unavailable and only if that is harmless.
    /// A failed call is an <see cref="RpcException"/>, which <see cref="GrpcProblem.From"/> reads.
    /// </summary>
    /// <param name="services">The services of the one who asks.</param>
    /// <param name="serviceName">The service that is asked, e.g. <c>clients</c>.</param>
    /// <param name="repeatable">
    /// The methods that may be repeated; if null, those whose names begin with Get, List or Find.
    /// </param>
    /// <exception cref="ArgumentException">A method in <paramref name="repeatable"/> does not exist.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="TClient"/> is not a generated client.</exception>
    public static IServiceCollection AddServiceClient<TClient>(
        this IServiceCollection services, string serviceName, IReadOnlyCollection<string>? repeatable = null)
        where TClient : ClientBase<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        var create = ActivatorUtilities.CreateFactory<TClient>([typeof(CallInvoker)]);

        services.TryAddSingleton<ServiceChannels>();
        services.AddSingleton(RepeatableMethods.Of(serviceName, ProtoOf<TClient>(), repeatable));
        services.TryAddSingleton(provider => create(provider, [provider.GetRequiredService<ServiceChannels>().To(serviceName)]));
        return services;
    }

    // Generated code nests the client in the class of the service, which has the descriptor.
    private static ProtoService ProtoOf<TClient>() =>
        typeof(TClient).DeclaringType?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            as ProtoService
        ?? throw new InvalidOperationException($"{typeof(TClient)} is not a generated client.");
}
