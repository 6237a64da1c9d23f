using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Credentialing.NativeServers;

namespace Credentialing.Tests.Integration.Standins;

/// <summary>A folder for stacks made of tests/Probe, which does nothing but tell what happens to it.</summary>
internal sealed class ProbeStack : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ScratchFolder _folder = new();
    private readonly List<DistributedApplication> _applications = [];

    public ProbeStack() => Directory.CreateDirectory(_folder.Path);

    public DistributedApplicationBuilder Builder(params string[] args) =>
        new(args, Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Probe")), _folder.Path);

    public IResourceBuilder<ProjectResource> Probe(IDistributedApplicationBuilder builder, string name) => builder
        .AddProject(name, "Probe.csproj")
        .WithHttpEndpoint(name: "http", env: "HTTP_PORT")
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("PROBE_NOTES", Path.Combine(_folder.Path, "notes"));

    public string PathTo(string file) => Path.Combine(_folder.Path, file);

    public string[] Notes => File.Exists(PathTo("notes")) ? File.ReadAllLines(PathTo("notes")) : [];

    public int ProcessId(string instance) => int.Parse(File.ReadAllText(PathTo($"pids/{instance}")), CultureInfo.InvariantCulture);

    public async Task<DistributedApplication> StartAsync(IDistributedApplicationBuilder builder, params string[] healthy)
    {
        var application = builder.Build();
        _applications.Add(application);
        await application.StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        foreach (var name in healthy)
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, patience.Token);
        }

        return application;
    }

    /// <summary>Asks again and again until it is so; what throws meanwhile counts as not yet.</summary>
    public static async Task UntilAsync(Func<Task<bool>> itIsSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        Exception? last = null;
        while (!patience.IsCancellationRequested)
        {
            try
            {
                if (await itIsSo())
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                last = exception;
            }

            await Task.Delay(50, CancellationToken.None);
        }

        throw new TimeoutException("It never came true.", last);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var application in _applications)
        {
            await application.DisposeAsync();
        }

        _folder.Delete();
    }
}
