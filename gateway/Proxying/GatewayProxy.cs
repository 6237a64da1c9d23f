using Credentialing.Gateway.Routing;
using Yarp.ReverseProxy.Transforms;

namespace Credentialing.Gateway.Proxying;

/// <summary>Sets up YARP from the route table, and the few things that it does to a request on the way.</summary>
internal static class GatewayProxy
{
    public static void AddGatewayProxy(this IServiceCollection services, ServiceAddresses addresses) =>
        services.AddReverseProxy()
            .LoadFromMemory(ProxyConfiguration.Routes(addresses), ProxyConfiguration.Clusters(addresses))
            .ConfigureHttpClient((_, handler) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(2);
                // Long enough to be worth keeping, short enough that a moved address is noticed.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .AddTransforms(transforms =>
            {
                if (!transforms.Route.TakesCookies())
                {
                    transforms.AddRequestHeaderRemove("Cookie");
                }
            });

    public static void MapGatewayProxy(this IEndpointRouteBuilder routes) =>
        routes.MapReverseProxy(proxy =>
        {
            proxy.Use(ProxyFailures.AnswerAsync);
            proxy.Use(RetryReads.OnceAsync);
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
}
