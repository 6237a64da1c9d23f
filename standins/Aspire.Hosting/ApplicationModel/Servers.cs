using Credentialing.NativeServers;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is a native server.</summary>
public abstract class ServerResource : Resource
{
    private protected ServerResource(string name, ParameterResource? userName, ParameterResource password, int? port)
        : base(name)
    {
        UserName = userName;
        Password = password;
        Port = port;
    }

    internal ParameterResource? UserName { get; }

    internal ParameterResource Password { get; }

    internal int? Port { get; }

    /// <summary>Whether the data outlives a run.</summary>
    internal bool KeepsData { get; set; }

    /// <summary>Makes the server that this resource is.</summary>
    internal abstract Task<INativeServer> MakeAsync(string directory, string logFile, int port, CancellationToken cancellation);

    /// <summary>What is done after each start, before others may use it.</summary>
    internal virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource : ServerResource, IResourceWithConnectionString
{
    private Func<string, string>? _connectionString;
    private Func<string, CancellationToken, Task>? _createDatabase;

    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password, int? port)
        : base(name, userName, password, port)
    {
    }

    internal List<PostgresDatabaseResource> Databases { get; } = [];

    /// <inheritdoc />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<string?>(ConnectionString("postgres"));

    internal string ConnectionString(string database) => (_connectionString
        ?? throw new InvalidOperationException($"{Name} has no connection string before the application starts."))(database);

    internal override async Task<INativeServer> MakeAsync(string directory, string logFile, int port, CancellationToken cancellation)
    {
        var server = new PostgresServer(new PostgresOptions
        {
            Directory = directory,
            LogFile = logFile,
            Port = port,
            User = UserName is null ? "postgres" : (await UserName.GetValueAsync(cancellation))!,
            Password = (await Password.GetValueAsync(cancellation))!,
        });
        _connectionString = server.ConnectionString;
        _createDatabase = server.CreateDatabaseAsync;
        return server;
    }

    internal override async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var database in Databases)
        {
            await _createDatabase!(database.DatabaseName, cancellation);
        }
    }
}

/// <summary>A database of a PostgreSQL server, made when the server first starts.</summary>
public sealed class PostgresDatabaseResource : Resource, IResourceWithConnectionString
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
        : base(name)
    {
        DatabaseName = databaseName;
        Parent = parent;
    }

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; }

    /// <summary>Its name at the server.</summary>
    public string DatabaseName { get; }

    internal override Resource Runs => Parent;

    /// <inheritdoc />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<string?>(Parent.ConnectionString(DatabaseName));
}

/// <summary>A RabbitMQ server.</summary>
public sealed class RabbitMQServerResource : ServerResource, IResourceWithConnectionString
{
    private string? _connectionString;

    internal RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password, int? port)
        : base(name, userName, password, port)
    {
    }

    /// <inheritdoc />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<string?>(_connectionString
            ?? throw new InvalidOperationException($"{Name} has no connection string before the application starts."));

    internal override async Task<INativeServer> MakeAsync(string directory, string logFile, int port, CancellationToken cancellation)
    {
        var server = new RabbitServer(new RabbitOptions
        {
            Directory = directory,
            LogFile = logFile,
            Port = port,
            User = UserName is null ? "guest" : (await UserName.GetValueAsync(cancellation))!,
            Password = (await Password.GetValueAsync(cancellation))!,
        });
        _connectionString = server.ConnectionString;
        return server;
    }
}
