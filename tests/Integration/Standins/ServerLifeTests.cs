using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Credentialing.NativeServers;
using Npgsql;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Standins;

public sealed class ServerLifeTests : IAsyncDisposable
{
    private readonly ProbeStack _stack = new();

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task A_killed_database_comes_back_with_its_data_and_the_next_run_finds_it_too()
    {
        var first = await StartPostgresAsync();
        var connection = (await first.GetConnectionStringAsync("clients-database"))!;
        connection.ShouldContain("Database=clients;");
        await ExecuteAsync(connection, "create table kept (id int); insert into kept values (42)");

        Signals.Send(_stack.ProcessId("postgres"), Signal.Kill).ShouldBeTrue();
        await ProbeStack.UntilAsync(async () => await ExecuteAsync(connection, "select id from kept") is 42);

        await first.DisposeAsync();
        var second = await StartPostgresAsync();
        (await second.GetConnectionStringAsync("clients-database")).ShouldBe(connection);
        (await ExecuteAsync(connection, "select id from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_killed_broker_comes_back_with_its_queues()
    {
        var builder = _stack.Builder();
        builder.AddRabbitMQ("rabbitmq").WithDataVolume();
        var application = await _stack.StartAsync(builder, "rabbitmq");
        var factory = new ConnectionFactory { Uri = new Uri((await application.GetConnectionStringAsync("rabbitmq"))!) };
        await DeclareAsync(factory, passive: false);
        await ProbeStack.UntilAsync(() => Task.FromResult(IsOnDisk("kept")));

        Signals.Send(_stack.ProcessId("rabbitmq"), Signal.Kill).ShouldBeTrue();

        await ProbeStack.UntilAsync(async () =>
        {
            await DeclareAsync(factory, passive: true);
            return true;
        });
    }

    [Fact]
    public async Task A_server_left_by_an_earlier_run_is_stopped_and_its_data_used()
    {
        var options = new PostgresOptions { Directory = _stack.PathTo("left"), LogFile = _stack.PathTo("left.log"), Password = "secret" };
        await using var left = new PostgresServer(options);
        await left.StartAsync();
        await ExecuteAsync(left.ConnectionString("postgres"), "create table kept (id int)");

        await using var next = new PostgresServer(options);
        await next.StartAsync();

        left.Exited.IsCompleted.ShouldBeTrue();
        await ExecuteAsync(next.ConnectionString("postgres"), "select * from kept");
    }

    private async Task<DistributedApplication> StartPostgresAsync()
    {
        var builder = _stack.Builder();
        builder.AddPostgres("postgres").WithDataVolume().AddDatabase("clients-database", databaseName: "clients");
        return await _stack.StartAsync(builder, "clients-database");
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    // The broker answers a declaration a little before it has written it.
    private bool IsOnDisk(string queue) => Directory.EnumerateFiles(_stack.PathTo(""), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".LOG" or ".DCD" or ".DCL")
        .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(queue)) >= 0);

    private static async Task DeclareAsync(ConnectionFactory factory, bool passive)
    {
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        if (passive)
        {
            await channel.QueueDeclarePassiveAsync("kept");
        }
        else
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false);
        }
    }
}
