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

/// <summary>An NPI registry in the real one's shapes, with made-up entries; it can be told to fail.</summary>
public sealed class StubRegistry : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>Starts on a free port.</summary>
    public StubRegistry()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/registry/api/", (string version, string number) =>
        {
            _asked.AddOrUpdate(number, 1, (_, count) => count + 1);
            if (_failures.TryGetValue(number, out var left) && left > 0)
            {
                _failures[number] = left - 1;
                return Results.StatusCode(503);
            }

            return Results.Text(version == "2.1" ? _bodies.GetValueOrDefault(number, """{"result_count": 0, "results": []}""") : "{}", "application/json");
        });
        _app.Start();
    }

    /// <summary>Where it is.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/registry";

    /// <summary>Answers this for an NPI.</summary>
    public void Answer(string npi, string body) => _bodies[npi] = body;

    /// <summary>Fails so many times when asked for an NPI.</summary>
    public void Fail(string npi, int times) => _failures[npi] = times;

    /// <summary>How often it was asked for an NPI.</summary>
    public int Asked(string npi) => _asked.GetValueOrDefault(npi);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
