using Aspire.Hosting.ApplicationModel;
using Credentialing.NativeServers;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Testing;

/// <summary>An AppHost's application, to be changed before it is built.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable
{
    /// <summary>Builds what the AppHost described.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}

/// <summary>Gives tests the application that an AppHost describes, on ports and data of its own.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs the AppHost that has the type up to the point where it would build.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>Runs the AppHost that has the type, with arguments, up to the point where it would build.</summary>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class
    {
        var folder = new ScratchFolder();
        var builder = await new EntryPoint(typeof(TEntryPoint).Assembly, args, folder.Path).RunAsync().WaitAsync(cancellationToken);
        return new TestingBuilder(builder, folder);
    }

    private sealed class TestingBuilder(DistributedApplicationBuilder builder, ScratchFolder folder) : IDistributedApplicationTestingBuilder
    {
        private DistributedApplication? _application;

        public ConfigurationManager Configuration => builder.Configuration;

        public string AppHostDirectory => builder.AppHostDirectory;

        public IResourceBuilder<T> AddResource<T>(T resource)
            where T : IResource => builder.AddResource(resource);

        public DistributedApplication Build() => _application = builder.Build();

        public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) => Task.FromResult(Build());

        /// <summary>Stops what still runs and throws the data away.</summary>
        public async ValueTask DisposeAsync()
        {
            if (_application is not null)
            {
                await _application.DisposeAsync();
            }

            folder.Delete();
        }
    }
}

/// <summary>Ways into a running application.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client of a project's address.</summary>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>A project's address.</summary>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null) =>
        app.Find(resourceName) is ProjectResource project
            ? new(project.Endpoint(endpointName ?? "http").Url(0))
            : throw new ArgumentException($"{resourceName} has no endpoints.", nameof(resourceName));

    /// <summary>A server's or a database's connection string.</summary>
    public static ValueTask<string?> GetConnectionStringAsync(this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        app.Find(resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"{resourceName} has no connection string.", nameof(resourceName));

    private static Resource Find(this DistributedApplication app, string name) =>
        app.Resources.FirstOrDefault(resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no resource {name}.", nameof(name));
}
