using System.Net;
using Credentialing.ServiceDefaults.Grpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>The services that the one under test asks over gRPC, as a real server that answers what a test says.</summary>
public sealed class AskedServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AskedServices(WebApplication app) => _app = app;

    /// <summary>Where it listens; for <c>services:{name}:grpc:0</c>.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Starts on a free port.</summary>
    /// <param name="map">Maps the services.</param>
    /// <param name="add">What the services are made of.</param>
    public static AskedServices Start(Action<WebApplication> map, Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddServiceGrpc();
        add?.Invoke(builder.Services);
        var app = builder.Build();
        map(app);
        app.Start();
        return new AskedServices(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
