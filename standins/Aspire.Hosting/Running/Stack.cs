using Aspire.Hosting.ApplicationModel;
using Credentialing.NativeServers;

namespace Aspire.Hosting.Running;

/// <summary>All that runs, in the order that the waits give.</summary>
internal sealed class Stack(IReadOnlyList<Resource> resources, StateFolder state) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Dictionary<Resource, List<Supervisor>> _supervisors = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable? _taken;
    private int _disposed;

    public IReadOnlyList<Resource> Resources => resources;

    public Resource Resource(string name) =>
        resources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no resource {name}.", nameof(name));

    /// <summary>May be asked before the start.</summary>
    public async Task HealthyAsync(Resource resource)
    {
        await _started.Task;
        await Task.WhenAll(Supervisors(resource).Select(supervisor => supervisor.Healthy));
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        _taken = state.Take();

        // Every address first: a reference may point forwards.
        foreach (var resource in resources)
        {
            await PrepareAsync(resource, cancellation);
        }

        foreach (var (resource, supervisors) in _supervisors)
        {
            var waitsFor = resource.WaitsFor.SelectMany(Supervisors).ToList();
            supervisors.ForEach(supervisor => supervisor.Start(waitsFor));
        }

        _started.TrySetResult();
    }

    /// <summary>Runs until cancelled; throws what prevents a part from ever starting.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var starting = _supervisors.Values.SelectMany(all => all).Select(supervisor => supervisor.Healthy).ToList();
        while (starting.Count > 0)
        {
            var first = await Task.WhenAny(starting).WaitAsync(cancellation);
            await first;
            starting.Remove(first);
        }

        await Task.Delay(Timeout.Infinite, cancellation);
    }

    public async Task StopAsync()
    {
        var stopped = new Dictionary<Resource, Task>();
        await Task.WhenAll(_supervisors.Keys.Select(StopAfterDependentsAsync));
        _taken?.Dispose();

        Task StopAfterDependentsAsync(Resource resource)
        {
            if (!stopped.TryGetValue(resource, out var task))
            {
                var dependents = _supervisors.Keys.Where(other => other.WaitsFor.Any(wait => wait.Runs == resource)).ToList();
                stopped[resource] = task = StopAsync(resource, dependents.ConvertAll(StopAfterDependentsAsync));
            }

            return task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await StopAsync();
        foreach (var supervisor in _supervisors.Values.SelectMany(all => all))
        {
            await supervisor.DisposeAsync();
        }

        _http.Dispose();
    }

    private async Task StopAsync(Resource resource, IEnumerable<Task> dependents)
    {
        await Task.WhenAll(dependents);
        await Task.WhenAll(_supervisors[resource].Select(supervisor => supervisor.StopAsync()));
    }

    private List<Supervisor> Supervisors(Resource resource) => _supervisors.GetValueOrDefault(resource.Runs, []);

    private async Task PrepareAsync(Resource resource, CancellationToken cancellation)
    {
        switch (resource)
        {
            case ServerResource server:
                await PrepareServerAsync(server, cancellation);
                break;
            case ProjectResource project:
                PrepareProject(project);
                break;
        }
    }

    private async Task PrepareServerAsync(ServerResource server, CancellationToken cancellation)
    {
        var directory = state.DataOf(server.Name);
        if (!server.KeepsData && Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        var process = await server.MakeAsync(directory, state.LogOf(server.Name), server.Port ?? state.Port(server.Name), cancellation);
        _supervisors[server] = [new Supervisor(server.Name, process, server.PrepareAsync, state)];
    }

    private void PrepareProject(ProjectResource project)
    {
        foreach (var endpoint in project.Endpoints)
        {
            if (endpoint.WantedPort is { } wanted)
            {
                Ports.Require(wanted, project.Name);
            }

            endpoint.Ports = Enumerable.Range(0, project.Replicas)
                .Select(replica => endpoint.WantedPort ?? state.Port($"{Instance(project, replica)}.{endpoint.Name}"))
                .ToArray();
        }

        _supervisors[project] = Enumerable.Range(0, project.Replicas)
            .Select(replica => new Supervisor(
                Instance(project, replica),
                new ProjectProcess(project, replica, state.LogOf(Instance(project, replica))),
                cancellation => HealthyAsync(project, replica, cancellation),
                state))
            .ToList();
    }

    private static string Instance(ProjectResource project, int replica) => replica == 0 ? project.Name : $"{project.Name}-{replica + 1}";

    private async Task HealthyAsync(ProjectResource project, int replica, CancellationToken cancellation)
    {
        if (project.Health is not { } health)
        {
            return;
        }

        var url = new Uri(project.Endpoint(health.Endpoint).Url(replica) + health.Path);
        while (!await AnswersAsync(url, health.Status, cancellation))
        {
            await Task.Delay(100, cancellation);
        }
    }

    private async Task<bool> AnswersAsync(Uri url, int status, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.GetAsync(url, cancellation);
            return (int)response.StatusCode == status;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
