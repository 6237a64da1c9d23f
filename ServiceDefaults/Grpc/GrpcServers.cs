using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>The serving side of gRPC.</summary>
public static class GrpcServers
{
    /// <summary>
    /// Lets this service be asked over gRPC; each service that is mapped says <c>.IsForServices()</c>. A call is one transaction. Handlers refuse with <see cref="GrpcProblem.ToException"/>;
    /// any other exception is hidden from the caller.
    /// </summary>
    public static IGrpcServerBuilder AddServiceGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ServerProblems>();
        services.TryAddSingleton<CallTransaction>();
        return services.AddGrpc(options =>
        {
            // Or a route for unknown calls takes every path of two parts, and a wrong media type there is told to be no path at all.
            options.IgnoreUnknownServices = true;
            options.Interceptors.Add<ServerProblems>();
            options.Interceptors.Add<CallTransaction>();
        });
    }
}
