using System.Text.Json;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Nppes;

/// <summary>Whether the registry knows an NPI.</summary>
internal enum NppesOutcome
{
    /// <summary>It does.</summary>
    Found,

    /// <summary>It says that it does not, or no longer.</summary>
    Unknown,

    /// <summary>It did not say.</summary>
    Unavailable,

    /// <summary>It answered about somebody else.</summary>
    Other,
}

/// <summary>What the registry said.</summary>
internal sealed record NppesAnswer(NppesOutcome Outcome, NppesEntry? Entry = null);

/// <summary>
/// The NPI registry's public API, version 2.1. It answers errors with status 200 and a list <c>Errors</c>, of which those
/// about the number mean that there is no such provider; numbers and epochs come as text or as numbers.
/// </summary>
internal sealed partial class NppesRegistry(HttpClient http, NppesCalls calls, ILogger<NppesRegistry> logger)
{
    /// <summary>Where its address is configured: <c>{address}/api/</c> is asked.</summary>
    public const string AddressKey = "Sources:Nppes:Address";

    public async Task<NppesAnswer> FindAsync(string npi, CancellationToken cancellationToken)
    {
        if (http.BaseAddress is null)
        {
            LogNoAddress(logger, AddressKey);
            return new NppesAnswer(NppesOutcome.Unavailable);
        }

        using var body = await calls.ToSource.GetJsonAsync(http, AddressOf(npi), cancellationToken);
        return body is null ? new NppesAnswer(NppesOutcome.Unavailable) : Read(body.RootElement, npi);
    }

    /// <summary>Whether this service is told where the registry is.</summary>
    public bool IsConfigured => http.BaseAddress is not null;

    /// <summary>Asks once, for the whole answer.</summary>
    public Task<SourceAnswer> AskOnceAsync(string npi, CancellationToken cancellationToken) =>
        calls.ToSource.AskOnceAsync(http, () => new HttpRequestMessage(HttpMethod.Get, AddressOf(npi)), cancellationToken);

    /// <summary>Understands a body of the registry.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="npi">The NPI that was asked for; an entry of another one is none.</param>
    public static NppesAnswer Read(JsonElement body, string npi)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new NppesAnswer(NppesOutcome.Unavailable);
        }

        if (body.TryGetProperty("Errors", out var errors))
        {
            var isAboutNumber = errors.ValueKind == JsonValueKind.Array && errors.EnumerateArray().Any(error => error.Text("field") == "number");
            return new NppesAnswer(isAboutNumber ? NppesOutcome.Unknown : NppesOutcome.Unavailable);
        }

        if (!body.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
        {
            return new NppesAnswer(NppesOutcome.Unavailable);
        }

        var entry = results.EnumerateArray().Where(result => result.Text("number") == npi).Select(NppesEntry.Of).FirstOrDefault();
        return entry is not null ? new NppesAnswer(NppesOutcome.Found, entry)
            : new NppesAnswer(results.GetArrayLength() == 0 ? NppesOutcome.Unknown : NppesOutcome.Other);
    }

    private static Uri AddressOf(string npi) => new($"api/?version=2.1&number={npi}", UriKind.Relative);

    [LoggerMessage(LogLevel.Warning, "{Key} is not configured: the NPI registry cannot be asked")]
    private static partial void LogNoAddress(ILogger logger, string key);
}

/// <summary>One for all callers: what the last ones met with decides whether the next one asks.</summary>
internal sealed class NppesCalls(IConfiguration configuration, ILogger<NppesCalls> logger) : IDisposable
{
    public SourceCalls ToSource { get; } = new("The NPI registry", configuration, logger);

    public void Dispose() => ToSource.Dispose();
}

internal static class NppesSetup
{
    public static void AddNppes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NppesCalls>();
        builder.AddSourceClient<NppesRegistry>(NppesRegistry.AddressKey);
        builder.Services.AddScoped<IAutomaticSource, NppesSource>();
    }
}
