using Credentialing.ServiceDefaults.Health;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.OpenApi;
using Credentialing.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>The conventions of the public API: strict JSON, problem details for every error, ports, health.</summary>
public static class HttpManners
{
    /// <summary>Adds them to a service or to the gateway.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="name">Its name.</param>
    public static void AddHttpManners(this WebApplicationBuilder builder, string name)
    {
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, builder.Configuration));
        builder.AddTelemetry(name);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        // These write the database's own words, which may quote a value; ExceptionsToProblems says what failed and where.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical).AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Critical);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => StrictJson.Apply(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<ExceptionsToProblems>();
        builder.Services.AddOpenApiDocument(name);
        builder.Services.AddHealthChecks();
    }

    /// <summary>Puts them in front of the routes.</summary>
    /// <param name="app">The process.</param>
    /// <param name="beforeAuthorization">What comes in when the caller is known and nothing is decided yet, such as limits per caller.</param>
    public static void UseHttpManners(this WebApplication app, Action<WebApplication>? beforeAuthorization = null)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemOf(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        app.UseRouting();
        app.UseAuthentication();
        beforeAuthorization?.Invoke(app);
        app.UseAuthorization();
    }

    // What the framework answers without a body gets the same form as everything else.
    private static Problem ProblemOf(int status) => status switch
    {
        401 => Problem.Unauthenticated,
        403 => Problem.Forbidden,
        404 => Problem.NotFound(),
        405 => new Problem(405, "method-not-allowed", "Method not allowed", "This path does not take this method."),
        413 => new Problem(413, "too-large", "Too large", "The request is too large."),
        415 => new Problem(415, "unsupported-media-type", "Unsupported media type", "Send the body as what this path takes: application/json unless the contract says otherwise."),
        _ => new Problem(status, "error", "The request failed"),
    };

    private static void Listen(KestrelServerOptions kestrel, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        if (configuration.GetValue<int?>("HTTP_PORT") is { } http)
        {
            kestrel.ListenOn(configuration, http, HttpProtocols.Http1);
        }

        // gRPC without TLS needs a port of its own: HTTP/2 cannot be negotiated there.
        if (configuration.GetValue<int?>("GRPC_PORT") is { } grpc)
        {
            kestrel.ListenOn(configuration, grpc, HttpProtocols.Http2);
        }
    }

    private static void ListenOn(this KestrelServerOptions kestrel, IConfiguration configuration, int port, HttpProtocols protocols)
    {
        // Loopback unless a container says otherwise: nothing is offered to a network by accident.
        if (configuration.GetValue("Listen:AnyAddress", false))
        {
            kestrel.ListenAnyIP(port, listen => listen.Protocols = protocols);
        }
        else
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = protocols);
        }
    }
}
