using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Credentialing.Tests.Integration.Gateway;

/// <summary>A real server in a service's place: remembers what it was asked, answers what it is told to.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubService(WebApplication app) => this.app = app;

    public string Name { get; private init; } = "";

    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>Answers for a path; anything else gets <c>{"service": name, "path": …}</c>.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Answers { get; } = new(StringComparer.Ordinal);

    public static async Task<StubService> StartAsync(string name, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var stub = new StubService(builder.Build()) { Name = name };
        stub.app.Run(stub.AnswerAsync);
        await stub.app.StartAsync();
        stub.Address = new Uri(stub.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return stub;
    }

    public void Answer(string path, string json, int status = 200) => Answers[path] = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Seen.Enqueue(new SeenRequest(
            context.Request.Method, context.Request.Path + context.Request.QueryString, body,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (Answers.TryGetValue(context.Request.Path, out var answer))
        {
            await answer(context);
            return;
        }

        await context.Response.WriteAsJsonAsync(new { service = Name, path = context.Request.Path.Value });
    }
}

internal sealed record SeenRequest(string Method, string PathAndQuery, string Body, IReadOnlyDictionary<string, string> Headers);
