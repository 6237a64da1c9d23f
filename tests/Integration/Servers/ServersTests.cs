using System.Globalization;
using Npgsql;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Servers;

public sealed class ServersTests(ServersFixture servers)
{
    [Fact]
    public async Task A_fresh_database_is_a_copy_of_its_template()
    {
        var template = await servers.CreateDatabaseAsync();
        await RunAsync(template, "CREATE TABLE colours (name text); INSERT INTO colours VALUES ('blue')");

        var copy = await servers.CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(template).Database);

        copy.ShouldNotBe(template);
        (await RunAsync(copy, "SELECT name FROM colours")).ShouldBe("blue");
    }

    [Fact]
    public async Task The_broker_takes_connections()
    {
        var factory = new ConnectionFactory { Uri = new Uri(servers.RabbitConnectionString) };
        await using var connection = await factory.CreateConnectionAsync();
        connection.IsOpen.ShouldBeTrue();
    }

    private static async Task<string?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
