using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Credentialing.AppHost;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>A whole system to be broken: on data, ports and processes of its own, which it knows by their ids.</summary>
public sealed class ChaosSystem : WholeSystem
{
    private readonly string _folder;

    // The owner's process id is in the name: what a killed test run leaves behind is found and removed by the next.
    public ChaosSystem()
        : this($"/var/tmp/credentialing-test-{Environment.ProcessId}-chaos")
    {
    }

    private ChaosSystem(string folder)
        : base($"DataDirectory={folder}", "Stack:Rehearsal=true") => _folder = folder;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    internal async Task<Database> DatabaseAsync(string service) => new((await App.GetConnectionStringAsync($"{service}-database"))!);

    /// <summary>A client of a service's own door.</summary>
    internal HttpClient Service(string name) => App.CreateHttpClient(name, "http");

    /// <summary>How many messages wait in a queue.</summary>
    internal async Task<uint> WaitingAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    /// <summary>SIGKILL: no chance to finish or to clean up.</summary>
    /// <returns>The process that was.</returns>
    internal int Kill(Victim victim)
    {
        var processId = ProcessId(victim);
        using var process = Process.GetProcessById(processId);
        process.ProcessName.ShouldBe(victim.Program);
        process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(10)).ShouldBeTrue($"{victim.Name} survived SIGKILL");
        return processId;
    }

    /// <summary>Waits until another process does the work of the one that was killed.</summary>
    internal async Task RecoveredAsync(Victim victim, int killed) =>
        await Api.UntilAsync(
            $"{victim.Name} is back",
            async () => ProcessId(victim) != killed && await (victim.Name switch
            {
                "postgres" => AnswersAsync<NpgsqlException>(async () => await (await DatabaseAsync("billing")).NumberAsync("SELECT 1")),
                "rabbitmq" => AnswersAsync<BrokerUnreachableException>(async () => await (await ConnectAsync()).DisposeAsync()),
                _ => AnswersAsync<HttpRequestException>(async () => await ReadyAsync(victim.Name)),
            }),
            seconds: 90);

    private static async Task<bool> AnswersAsync<TAway>(Func<Task> ask)
        where TAway : Exception
    {
        try
        {
            await ask();
            return true;
        }
        catch (TAway)
        {
            return false;
        }
    }

    private int ProcessId(Victim victim) =>
        int.Parse(File.ReadAllText(Path.Combine(_folder, "pids", victim.Name)).Trim() is { Length: > 0 } id ? id : "0", CultureInfo.InvariantCulture);

    private async Task ReadyAsync(string service)
    {
        using var client = Service(service);
        using var response = await client.GetAsync("/health/ready");
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"{service} is not ready.");
        }
    }

    internal async Task<IConnection> ConnectAsync() =>
        await new ConnectionFactory { Uri = new Uri((await App.GetConnectionStringAsync("rabbitmq"))!) }.CreateConnectionAsync();
}

/// <summary>What is killed.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Program">What its process must be, or nothing is killed.</param>
internal sealed record Victim(string Name, string Program);
