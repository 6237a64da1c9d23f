using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Parameters.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>A value from configuration <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(
            name,
            () => builder.Configuration[$"Parameters:{name}"] ?? throw new DistributedApplicationException($"The parameter {name} has no value: set Parameters__{name}."),
            secret));

    /// <summary>A value from configuration, else the default; persisted, it stays the same from run to run.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false) =>
        builder.AddResource(Create(builder, name, value, secret, persist));

    internal static ParameterResource Create(IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret, bool persist)
    {
        var made = new Lazy<string>(() => persist && builder is DistributedApplicationBuilder own
            ? own.Persisted(name, value.GetDefaultValue)
            : value.GetDefaultValue());
        return new(name, () => builder.Configuration[$"Parameters:{name}"] ?? made.Value, secret);
    }
}

/// <summary>Projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>A project, by its path from the AppHost's folder. It must be built already.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        var path = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, projectPath));
        return File.Exists(path)
            ? builder.AddResource(new ProjectResource(name, path))
            : throw new DistributedApplicationException($"There is no project {projectPath}.");
    }

    /// <summary>How many of it run.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        builder.Resource.Replicas = replicas;
        return builder;
    }
}

/// <summary>PostgreSQL.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>A PostgreSQL server, with a generated password unless one is given.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null) =>
        builder.AddResource(new PostgresServerResource(name, userName?.Resource, password?.Resource ?? Passwords.Default(builder, name), port));

    /// <summary>A database, made when the server first starts.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder,
        string name,
        string? databaseName = null)
    {
        var database = builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));
        builder.Resource.Databases.Add(database.Resource);
        return database;
    }

    /// <summary>Keeps the data from run to run.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder,
        string? name = null,
        bool isReadOnly = false)
    {
        builder.Resource.KeepsData = true;
        return builder;
    }
}

/// <summary>RabbitMQ.</summary>
public static class RabbitMQBuilderExtensions
{
    /// <summary>A RabbitMQ server, with a generated password unless one is given.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null) =>
        builder.AddResource(new RabbitMQServerResource(name, userName?.Resource, password?.Resource ?? Passwords.Default(builder, name), port));

    /// <summary>Keeps the data from run to run.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder,
        string? name = null,
        bool isReadOnly = false)
    {
        builder.Resource.KeepsData = true;
        return builder;
    }
}

internal static class Passwords
{
    /// <summary>Letters and digits only: it goes into a URI and a configuration file.</summary>
    public static ParameterResource Default(IDistributedApplicationBuilder builder, string server) =>
        ParameterResourceBuilderExtensions.Create(builder, $"{server}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true);
}
