using Credentialing.Providers;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>A service that imports in small pieces, so that it can be stopped between any two.</summary>
[Collection(SharedProviders.Name)]
public sealed class RosterRestartTests(ServersFixture servers) : ServiceHost<ProvidersDb>(servers, "providers")
{
    private const int Rows = 3000;

    [Fact]
    public async Task A_roster_goes_on_where_it_was_when_the_service_is_killed_and_comes_back_in_two_copies()
    {
        var client = Guid.CreateVersion7();
        await OneAsync($"INSERT INTO known_clients (client_id, known_version, name, kind, state, states, specialties) VALUES ('{client}', 1, 'A practice', 'practice', 'active', '{{}}', '{{}}')");
        string[] rows = [.. Enumerable.Range(0, Rows).Select(row => row % 100 == 0 ? Providers.Rosters.Row("1234567890") : Providers.Rosters.Row())];
        using var response = await As("clientAdmin", client).SendRosterAsync(client, $"{Providers.Rosters.Header}\n{string.Join('\n', rows)}");
        var path = response.Headers.Location!.OriginalString;
        await Wait.UntilAsync("some rows are imported", async () => await OneAsync("SELECT rows_read FROM rosters") is int and > 0);

        await OneAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'providers'");

        // The dead connections are not the next process's.
        NpgsqlConnection.ClearAllPools();
        await RestartAsync(copies: 2);
        (await OneAsync("SELECT rows_read FROM rosters")).ShouldBeOfType<int>().ShouldBeLessThan(Rows, "it was not done when the service was killed");

        var roster = await As("clientAdmin", client).CompletedAsync(path);

        roster.Counts().ShouldBe((Rows, Rows - 30, 30));
        (await OneAsync("SELECT count(DISTINCT npi) FROM providers")).ShouldBe(Rows - 30L);
        (await OneAsync("SELECT count(*) FROM providers")).ShouldBe(Rows - 30L);
        (await OneAsync("SELECT count(DISTINCT ordering_key) FROM outbox_messages WHERE type = 'providers.v1.provider-changed'")).ShouldBe(Rows - 30L);
        (await OneAsync("SELECT count(*) FROM outbox_messages WHERE type = 'providers.v1.provider-changed'")).ShouldBe(Rows - 30L);
        (await OneAsync("SELECT count(*) FROM roster_errors")).ShouldBe(30L);
        (await OneAsync("SELECT count(*) FROM roster_chunks")).ShouldBe(0L);
    }

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.UseSetting("Rosters:ChunkRows", "20");
    }

    private async Task<object?> OneAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
