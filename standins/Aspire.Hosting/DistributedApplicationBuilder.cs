using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Collects the parts of an application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Environment variables, then arguments (<c>Key=value</c>).</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The folder of the project whose <c>Main</c> this is; paths of projects start there.</summary>
    string AppHostDirectory { get; }

    /// <summary>Adds a part.</summary>
    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    /// <summary>The application, ready to start.</summary>
    DistributedApplication Build();
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly StateFolder _state;

    public DistributedApplicationBuilder(string[] args, string appHostDirectory, string? dataDirectory = null)
    {
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        AppHostDirectory = appHostDirectory;
        _state = new StateFolder(Configuration["DataDirectory"] ?? dataDirectory ?? Path.Combine(appHostDirectory, "..", ".data"));
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public List<Resource> Resources { get; } = [];

    /// <summary>The folder named in an attribute that the build adds to the assembly, as the official SDK does.</summary>
    public static string DirectoryOf(Assembly appHost) =>
        appHost.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value
        ?? throw new DistributedApplicationException($"{appHost.GetName().Name} does not say where its project is.");

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.Exists(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"There are two resources named {resource.Name}.");
        }

        Resources.Add(resource as Resource ?? throw new NotSupportedException("Resources of other kinds need the official packages."));
        return new ResourceBuilder<T>(this, resource);
    }

    /// <summary>A generated value that the next run finds again.</summary>
    public string Persisted(string parameter, Func<string> generate) => _state.Secret(parameter, generate);

    public DistributedApplication Build()
    {
        Testing.EntryPoint.Built(this);
        return new DistributedApplication(Resources, _state);
    }
}
