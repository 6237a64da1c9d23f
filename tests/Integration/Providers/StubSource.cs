using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>An outside source that is asked about an NPI, in the real one's shapes, with made-up answers; it can be told to fail.</summary>
public sealed class StubSource : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _prefix;
    private readonly ConcurrentDictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TimeSpan> _delays = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    private StubSource(string prefix, string path, string parameter, string unknown, Func<HttpRequest, bool> isAsked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _prefix = prefix;
        _app.MapGet(prefix + path, async (HttpContext context) =>
        {
            var npi = context.Request.Query[parameter].ToString();
            _asked.AddOrUpdate(npi, 1, (_, count) => count + 1);
            if (_delays.TryGetValue(npi, out var delay))
            {
                await Task.Delay(delay, context.RequestAborted);
            }

            if (_failures.TryGetValue(npi, out var left) && left > 0)
            {
                _failures[npi] = left - 1;
                return Results.StatusCode(503);
            }

            return isAsked(context.Request) ? Results.Text(_bodies.GetValueOrDefault(npi, unknown), "application/json") : Results.StatusCode(401);
        });
        _app.Start();
    }

    /// <summary>An NPI registry; a version that it does not have gives an answer without entries.</summary>
    public static StubSource Nppes() => new(
        "/registry", "/api/", "number", """{"result_count": 0, "results": []}""", request => request.Query["version"] == "2.1");

    /// <summary>The roster API of CAQH, for the organization 1234.</summary>
    /// <param name="login">Who may ask: <c>user:password</c>.</param>
    public static StubSource Caqh(string login) => new(
        "/caqh", "/RosterAPI/api/providerstatusbynpi", "NPI_Provider_Id", """{"organization_id":"1234","caqh_provider_id":"","provider_found_flag":"N"}""",
        request => request.Query["Product"] == "PV" && request.Query["Organization_Id"] == "1234" &&
            request.Headers.Authorization == "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(login)));

    /// <summary>Where it is.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + _prefix;

    /// <summary>Answers this for an NPI.</summary>
    public void Answer(string npi, string body) => _bodies[npi] = body;

    /// <summary>Fails so many times when asked for an NPI.</summary>
    public void Fail(string npi, int times) => _failures[npi] = times;

    /// <summary>Answers so late when asked for an NPI.</summary>
    public void Delay(string npi, TimeSpan by) => _delays[npi] = by;

    /// <summary>How often it was asked for an NPI.</summary>
    public int Asked(string npi) => _asked.GetValueOrDefault(npi);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
