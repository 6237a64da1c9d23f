namespace Credentialing.Providers.Sources;

/// <summary>The HTTP side of outside sources, the same for each.</summary>
internal static class SourceClients
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    /// <summary>Adds a client of a source. Without an address it has no base address: then the source is not configured.</summary>
    /// <typeparam name="TClient">Takes the <see cref="HttpClient"/>.</typeparam>
    /// <param name="builder">The service.</param>
    /// <param name="addressKey">Where the address is configured.</param>
    public static void AddSourceClient<TClient>(this WebApplicationBuilder builder, string addressKey)
        where TClient : class => builder.Services.AddHttpClient<TClient>(http =>
        {
            var address = builder.Configuration[addressKey];
            http.BaseAddress = string.IsNullOrEmpty(address) ? null : new Uri(address.TrimEnd('/') + "/");
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.Timeout = Timeout.InfiniteTimeSpan;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect would take what we send to somewhere that nobody configured.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }).RemoveAllLoggers();
}
