using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Credentialing.ServiceDefaults.Telemetry;

/// <summary>
/// Logs as scrubbed JSON on the console, always; traces and metrics to an OTLP collector when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one (the exporter reads the other <c>OTEL_</c> variables itself).
/// </summary>
internal static class TelemetrySetup
{
    /// <summary>Whose spans are exported.</summary>
    internal static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Grpc.Net.Client", "Quartz", "Credentialing.*"];

    private static readonly string[] s_meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http",
        "System.Runtime", "Npgsql", "MassTransit", "Credentialing.*",
    ];

    public static void AddTelemetry(this IHostApplicationBuilder builder, string name)
    {
        builder.Services.TryAddSingleton(new ServiceName(name));
        builder.Logging.ClearProviders()
            .AddConsole(console => console.FormatterName = ScrubbedJsonFormatter.FormatterName)
            .AddConsoleFormatter<ScrubbedJsonFormatter, ConsoleFormatterOptions>();

        // A trace id for each request and job, also where nobody collects traces.
        Activity.DefaultIdFormat = ActivityIdFormat.W3C;
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddHostedService<Exporting>();
        }
    }

    private sealed class Exporting(ServiceName service) : IHostedService, IDisposable
    {
        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(service.Name);
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddProcessor(new ScrubbedTraces()).AddOtlpExporter().Build();
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(s_meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            _traces?.Dispose();
            _metrics?.Dispose();
        }
    }
}
