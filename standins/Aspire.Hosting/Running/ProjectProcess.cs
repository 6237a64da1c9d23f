using Aspire.Hosting.ApplicationModel;
using Credentialing.NativeServers;

namespace Aspire.Hosting.Running;

/// <summary>One replica of a project: <c>dotnet its.dll</c> from the build output, in the project's folder.</summary>
internal sealed class ProjectProcess(ProjectResource resource, int replica, string logFile) : IRunnable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ProcessLog _log = new(logFile);
    private ChildProcess? _process;

    public int ProcessId => _process?.Id ?? 0;

    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellation = default)
    {
        _process = await ChildProcess.StartAsync(
            [Dotnet, ProjectOutput.Find(resource.ProjectPath, AppContext.BaseDirectory)],
            _log,
            await EnvironmentAsync(cancellation),
            Path.GetDirectoryName(resource.ProjectPath)!);
    }

    public Task StopAsync() => _process?.StopAsync(Signal.Terminate, Patience) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _log.Dispose();
    }

    private static string Dotnet =>
        Path.GetFileName(Environment.ProcessPath) is "dotnet" ? Environment.ProcessPath! : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private async Task<Dictionary<string, string?>> EnvironmentAsync(CancellationToken cancellation)
    {
        // What was meant for us is not for the services: they get their own secrets only.
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("Parameters__", StringComparison.OrdinalIgnoreCase) || name is "ASPNETCORE_URLS")
            .ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        environment["OTEL_SERVICE_NAME"] = resource.Name;
        environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={resource.Name}-{replica + 1}";
        foreach (var endpoint in resource.Endpoints.Where(endpoint => endpoint.Variable is not null))
        {
            environment[endpoint.Variable!] = $"{endpoint.Ports[replica]}";
        }

        foreach (var add in resource.Environment)
        {
            await add(environment, cancellation);
        }

        return environment;
    }
}
