using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a project is given, and what it needs.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>Sets a variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment =>
        builder.With(name, _ => ValueTask.FromResult(value));

    /// <summary>Sets a variable to an address.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment =>
        builder.With(name, _ => ValueTask.FromResult<string?>(endpointReference.Url));

    /// <summary>Sets a variable to text with values in it that are known once the application starts.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment =>
        builder.With(name, value.GetExpression().GetValueAsync);

    /// <summary>Sets a variable to a parameter's value.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment =>
        builder.With(name, parameter.Resource.GetValueAsync);

    /// <summary>Gives <c>ConnectionStrings__{name}</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment =>
        builder.With($"ConnectionStrings__{connectionName ?? source.Resource.Name}", source.Resource.GetConnectionStringAsync);

    /// <summary>Gives <c>services__{name}__{endpoint}__{n}</c>, one for each replica.</summary>
    /// <remarks>The official proxy has one address for all replicas; here each has its own, numbered from 0.</remarks>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        var referenced = Project(source.Resource);
        Project(builder.Resource).Environment.Add((environment, _) =>
        {
            foreach (var endpoint in referenced.Endpoints)
            {
                for (var replica = 0; replica < referenced.Replicas; replica++)
                {
                    environment[string.Create(CultureInfo.InvariantCulture, $"services__{referenced.Name}__{endpoint.Name}__{replica}")] = endpoint.Url(replica);
                }
            }

            return Task.CompletedTask;
        });
        return builder;
    }

    /// <summary>Starts it when the other is healthy, and stops it before the other.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        Project(builder.Resource).WaitsFor.Add((Resource)dependency.Resource);
        return builder;
    }

    /// <summary>Adds an address: a port that the project gets in a variable. There is no proxy in front of it.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool isProxied = true)
        where T : IResourceWithEndpoints
    {
        if (targetPort is not null)
        {
            throw new NotSupportedException("A target port of its own needs a proxy, and so the official packages.");
        }

        Project(builder.Resource).Endpoints.Add(new(name ?? "http", port, env));
        return builder;
    }

    /// <summary>Adds an address of any scheme: a port that the project gets in a variable.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool isProxied = true,
        bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        if (targetPort is not null || (protocol ?? ProtocolType.Tcp) != ProtocolType.Tcp)
        {
            throw new NotSupportedException("Only TCP without a target port of its own: the rest needs the official packages.");
        }

        Project(builder.Resource).Endpoints.Add(new(name ?? scheme ?? "tcp", port, env, scheme ?? "tcp"));
        return builder;
    }

    /// <summary>Nothing to do here: what runs on this machine is reached on this machine.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints => builder;

    /// <summary>It is healthy when a GET of the path answers with the status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        Project(builder.Resource).Health = (path ?? "/", statusCode ?? 200, endpointName ?? "http");
        return builder;
    }

    /// <summary>An address, to be known when the application starts.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(Project(builder.Resource), name);

    private static IResourceBuilder<T> With<T>(this IResourceBuilder<T> builder, string name, Func<CancellationToken, ValueTask<string?>> value)
        where T : IResourceWithEnvironment
    {
        Project(builder.Resource).Environment.Add(async (environment, cancellation) => environment[name] = await value(cancellation));
        return builder;
    }

    private static ProjectResource Project(IResource resource) =>
        resource as ProjectResource ?? throw new NotSupportedException($"{resource.Name} is not a project: this needs the official packages.");
}
