namespace Credentialing.Gateway.Limits;

/// <summary>What one connection may take of the server, and what is said about it in the log.</summary>
internal static class ServerLimits
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddSingleton(limits);
        builder.Services.AddRateLimits(limits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 80;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        });

        // At Information these write whole addresses, and a query may hold a name that somebody searched for.
        foreach (var category in new[] { "Yarp", "Microsoft.AspNetCore", "System.Net.Http" })
        {
            builder.Logging.AddFilter(category, LogLevel.Warning);
        }
    }
}
