using Aspire.Hosting.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application.</summary>
public interface IResource
{
    /// <summary>Unique within the application.</summary>
    string Name { get; }
}

/// <summary>A resource that gets environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that others reach at addresses.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource whose addresses are given to those that reference it.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that may wait for others.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string, once the application has started.</summary>
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default);
}

/// <summary>Adds to a resource and gives back itself.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The application being built.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>What is being built.</summary>
    T Resource { get; }
}

/// <summary>What every resource has.</summary>
public abstract class Resource : IResource
{
    private protected Resource(string name) => Name = name;

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>Must be healthy before this one starts, and stops after it.</summary>
    internal HashSet<Resource> WaitsFor { get; } = [];

    /// <summary>What runs: the resource itself, or the server that it is a part of.</summary>
    internal virtual Resource Runs => this;
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T>
    where T : IResource;

/// <summary>A .NET project, run from its build output.</summary>
public sealed class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal ProjectResource(string name, string projectPath)
        : base(name) => ProjectPath = projectPath;

    internal string ProjectPath { get; }

    internal int Replicas { get; set; } = 1;

    internal List<Endpoint> Endpoints { get; } = [];

    /// <summary>Adds the variables of one replica.</summary>
    internal List<Func<IDictionary<string, string?>, CancellationToken, Task>> Environment { get; } = [];

    /// <summary>Path and endpoint that answer with the status when all is well; null: healthy once started.</summary>
    internal (string Path, int Status, string Endpoint)? Health { get; set; }

    internal Endpoint Endpoint(string name) =>
        Endpoints.Find(endpoint => string.Equals(endpoint.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"{Name} has no endpoint {name}.", nameof(name));
}

/// <summary>One address of a project.</summary>
internal sealed record Endpoint(string Name, int? WantedPort, string? Variable, string Scheme = "http")
{
    /// <summary>A port for each replica; empty until the application starts.</summary>
    public int[] Ports { get; set; } = [];

    public string Url(int replica) => Ports.Length == 0
        ? throw new InvalidOperationException($"The endpoint {Name} has no port before the application starts.")
        : $"{Scheme}://127.0.0.1:{Ports[replica]}";
}
