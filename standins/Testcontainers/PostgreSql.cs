using Credentialing.NativeServers;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.PostgreSql;

/// <summary>Says how the PostgreSQL for a test should be.</summary>
public sealed class PostgreSqlBuilder
{
    /// <summary>PostgreSQL's usual port.</summary>
    public const ushort PostgreSqlPort = 5432;

    /// <summary>Unless <see cref="WithDatabase"/> says otherwise.</summary>
    public const string DefaultDatabase = "postgres";

    /// <summary>Unless <see cref="WithUsername"/> says otherwise.</summary>
    public const string DefaultUsername = "postgres";

    /// <summary>Unless <see cref="WithPassword"/> says otherwise.</summary>
    public const string DefaultPassword = "postgres";

    private readonly (string Database, string Username, string Password) _settings;

    /// <summary>With the defaults.</summary>
    public PostgreSqlBuilder()
        : this((DefaultDatabase, DefaultUsername, DefaultPassword))
    {
    }

    private PostgreSqlBuilder((string Database, string Username, string Password) settings) => _settings = settings;

    /// <summary>The database that the connection string names.</summary>
    public PostgreSqlBuilder WithDatabase(string database) => new(_settings with { Database = database });

    /// <summary>The superuser.</summary>
    public PostgreSqlBuilder WithUsername(string username) => new(_settings with { Username = username });

    /// <summary>The superuser's password.</summary>
    public PostgreSqlBuilder WithPassword(string password) => new(_settings with { Password = password });

    /// <summary>Nothing starts before <see cref="PostgreSqlContainer.StartAsync"/>.</summary>
    public PostgreSqlContainer Build()
    {
        var folder = new ScratchFolder();
        var server = new PostgresServer(new PostgresOptions
        {
            Directory = folder.Path,
            LogFile = folder.Path + "/server.log",
            User = _settings.Username,
            Password = _settings.Password,
            Durable = false,
        });
        return new(server, folder, _settings.Database);
    }
}

/// <summary>A PostgreSQL for a test.</summary>
public sealed class PostgreSqlContainer : DockerContainer
{
    private readonly PostgresServer _server;
    private readonly string _database;

    internal PostgreSqlContainer(PostgresServer server, ScratchFolder folder, string database)
        : base(server, folder, PostgreSqlBuilder.PostgreSqlPort)
    {
        _server = server;
        _database = database;
    }

    /// <summary>In Npgsql's words.</summary>
    public string GetConnectionString() => _server.ConnectionString(_database);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken ct = default)
    {
        await base.StartAsync(ct);
        await _server.CreateDatabaseAsync(_database, ct);
    }
}
