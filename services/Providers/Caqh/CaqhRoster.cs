using System.Net.Http.Headers;
using System.Text;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Caqh;

/// <summary>The roster API of CAQH ProView: what state a provider's profile is in, for the organization that asks.</summary>
internal sealed class CaqhRoster(HttpClient http, CaqhCalls calls, IConfiguration configuration)
{
    /// <summary>Where its address is configured: <c>{address}/RosterAPI/api/…</c> is asked.</summary>
    public const string AddressKey = "Sources:Caqh:Address";

    /// <summary>Whether this service is told where it is and as which organization it asks.</summary>
    public bool IsConfigured => http.BaseAddress is not null && OrganizationId.Length > 0;

    /// <summary>As which organization it asks.</summary>
    public string OrganizationId => configuration["Sources:Caqh:OrganizationId"] ?? "";

    /// <summary>Asks once for the status of the provider with an NPI.</summary>
    public Task<SourceAnswer> AskOnceAsync(string npi, CancellationToken cancellationToken) => calls.ToSource.AskOnceAsync(
        http,
        () => new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"RosterAPI/api/providerstatusbynpi?Product=PV&Organization_Id={Uri.EscapeDataString(OrganizationId)}&NPI_Provider_Id={npi}", UriKind.Relative))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Login()) },
        },
        cancellationToken);

    private string Login() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{configuration["Sources:Caqh:User"]}:{configuration["Sources:Caqh:Password"]}"));
}

/// <summary>One for all callers: what the last ones met with decides whether the next one asks.</summary>
internal sealed class CaqhCalls(IConfiguration configuration, ILogger<CaqhCalls> logger) : IDisposable
{
    public SourceCalls ToSource { get; } = new("CAQH", configuration, logger);

    public void Dispose() => ToSource.Dispose();
}

internal static class CaqhSetup
{
    public static void AddCaqh(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaqhCalls>();
        builder.AddSourceClient<CaqhRoster>(CaqhRoster.AddressKey);
        builder.Services.AddScoped<IAutomaticSource, CaqhSource>();
    }
}
