using Credentialing.Tests.Integration.Servers;
using Npgsql;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Xunit;

[assembly: AssemblyFixture(typeof(ServersFixture))]

namespace Credentialing.Tests.Integration.Servers;

/// <summary>
/// One PostgreSQL and one RabbitMQ for the whole run: take it as a constructor parameter of a test class or of a class
/// fixture. Databases are cheap, so every class makes its own; queues are shared, so every class names its own service.
/// Tests that break a server start one of their own.
/// </summary>
public sealed class ServersFixture : IAsyncLifetime
{
    private readonly PostgreSqlContainer _postgres = new PostgreSqlBuilder().Build();
    private readonly RabbitMqContainer _rabbit = new RabbitMqBuilder().Build();

    /// <summary>An AMQP URI.</summary>
    public string RabbitConnectionString => _rabbit.GetConnectionString();

    /// <summary>The owner's way into a database, as the host injects it into a service.</summary>
    /// <param name="database">The database's name.</param>
    public string PostgresConnectionString(string database) => new NpgsqlConnectionStringBuilder(_postgres.GetConnectionString())
    {
        Database = database,

        // Every class has pools of its own, and what a finished one leaves open is missing to the next.
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
    }.ConnectionString;

    /// <summary>Makes a fresh database.</summary>
    /// <param name="template">A database to copy, to which nobody is connected; an empty one when null.</param>
    /// <returns>Its connection string, the owner's.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(PostgresConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}", connection);
        await command.ExecuteNonQueryAsync();
        return PostgresConnectionString(name);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Task.WhenAll(_postgres.StartAsync(), _rabbit.StartAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
