using Credentialing.Gateway.Access;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Credentialing.Gateway.Routing;

/// <summary>The route table and the services' addresses in YARP's terms.</summary>
internal static class ProxyConfiguration
{
    private const string UploadsKey = "uploads", CookiesKey = "cookies";

    /// <summary>The rows of the services that are configured.</summary>
    public static IReadOnlyList<RouteConfig> Routes(ServiceAddresses services) =>
    [
        .. RouteTable.All.Where(row => services.Of(row.Service).Count > 0).Select(row => new RouteConfig
        {
            RouteId = row.Id,
            ClusterId = row.Service,
            Match = new RouteMatch { Path = row.Path, Methods = row.Methods },
            AuthorizationPolicy = AreaPolicies.For(row),
            RateLimiterPolicy = row.Limit,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [UploadsKey] = row.Uploads ? bool.TrueString : bool.FalseString,
                [CookiesKey] = row.Cookies ? bool.TrueString : bool.FalseString,
            },
        }),
    ];

    /// <summary>A cluster per configured service, a destination per copy.</summary>
    public static IReadOnlyList<ClusterConfig> Clusters(ServiceAddresses services) =>
    [
        .. services.Names.Select(name => new ClusterConfig
        {
            ClusterId = name,
            LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
            Destinations = services.Of(name)
                .Select((address, copy) => (address, copy))
                .ToDictionary(
                    entry => $"{name}-{entry.copy}",
                    entry => new DestinationConfig { Address = entry.address.AbsoluteUri },
                    StringComparer.Ordinal),
            HealthCheck = new HealthCheckConfig
            {
                // When no copy looks healthy, all are tried: a service that is back is reached at once, without a wait for the next probe.
                AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
                Passive = new PassiveHealthCheckConfig
                {
                    Enabled = true,
                    Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                    ReactivationPeriod = TimeSpan.FromSeconds(10),
                },
                Active = new ActiveHealthCheckConfig
                {
                    Enabled = services.Of(name).Count > 1,
                    Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                    Path = "/health/ready",
                    Interval = TimeSpan.FromSeconds(2),
                    Timeout = TimeSpan.FromSeconds(2),
                },
            },
            HttpRequest = new ForwarderRequestConfig
            {
                Version = System.Net.HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                ActivityTimeout = TimeSpan.FromSeconds(60),
            },
        }),
    ];

    /// <summary>Whether the route takes files.</summary>
    public static bool TakesUploads(this RouteConfig route) => Says(route, UploadsKey);

    /// <summary>Whether the route's service gets cookies.</summary>
    public static bool TakesCookies(this RouteConfig route) => Says(route, CookiesKey);

    private static bool Says(RouteConfig route, string key) =>
        string.Equals(route.Metadata?.GetValueOrDefault(key), bool.TrueString, StringComparison.Ordinal);
}
