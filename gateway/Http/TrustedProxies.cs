using Microsoft.AspNetCore.HttpOverrides;

namespace Credentialing.Gateway.Http;

/// <summary>
/// Behind a balancer the caller's address and scheme are in the balancer's headers; they are believed only when they
/// come from an address in <c>TrustedProxies</c> (addresses or CIDR ranges; none unless configured).
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = app.Configuration.GetSection("TrustedProxies").Get<string[]>() ?? [];
        if (trusted.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var range in trusted)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(range.Contains('/', StringComparison.Ordinal) ? range : range + (range.Contains(':', StringComparison.Ordinal) ? "/128" : "/32")));
        }

        app.UseForwardedHeaders(options);
    }
}
