using Credentialing.Providers.ExclusionLists;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>What the job fetches from the sandbox, and what becomes of an import whose process dies.</summary>
[Collection(SharedProviders.Name)]
public sealed class ListFetchTests(ProvidersHost host, SandboxHost sandbox) : IClassFixture<SandboxHost>, IAsyncLifetime
{
    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'providers' AND wait_event_type = 'Lock' AND query LIKE '%exclusion_entries%'";

    private const string Listed = """{"name":{"first":"Gideon","last":"Larkspurian"},"npi":"2000000127"}""";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        using var reset = await sandbox.Http.SendAsync("DELETE", "/control");
    }

    [Fact]
    public async Task The_full_file_is_fetched_once_in_a_month_whatever_supplements_have_come()
    {
        await BeforeAsync();
        (await host.ScreenAsync(Listed)).Text("outcome").ShouldNotBe("match");

        var fetched = (await FetchAsync())!;
        fetched.State.ShouldBe(ImportState.Completed, fetched.Reason);
        (fetched.Kind, fetched.Rows.Ended, fetched.Rows.Refused).ShouldBe((ListKind.Full, 2, 0));
        (await host.ScreenAsync(Listed)).Text("outcome").ShouldBe("match");
        (await FetchAsync()).ShouldBeNull("it is of this month");

        await OneAsync("UPDATE exclusion_list_imports SET created_at = created_at - interval '2 hours' WHERE list = 'leie'");
        (await FetchAsync()).ShouldBeNull("however long it is since");
    }

    [Fact]
    public async Task A_page_that_says_sorry_is_refused_the_edition_before_stays_and_an_hour_later_the_list_is_asked_for_again()
    {
        await BeforeAsync();
        var before = await ListAsync();
        await sandbox.SetAsync("leie", "down");
        (await FetchAsync()).ShouldBeNull("nothing has come");

        await sandbox.SetAsync("leie", "wrong");
        var refused = (await FetchAsync())!;
        (refused.State, refused.ReasonCode, refused.Edition).ShouldBe((ImportState.Refused, "not-the-list", null));
        (await ListAsync()).ShouldBe(before);
        (await FetchAsync()).ShouldBeNull("not at once");

        await sandbox.SetAsync("leie", "ok");
        await OneAsync($"UPDATE exclusion_list_imports SET created_at = created_at - interval '61 minutes' WHERE id = '{refused.Id.Value}'");
        (await FetchAsync())!.State.ShouldBe(ImportState.Completed);
        (await ListAsync()).Edition.ShouldBe(before.Edition + 1);
    }

    [Fact]
    public async Task A_list_that_is_the_publishers_still_is_up_to_date_again_and_keeps_what_supplements_added()
    {
        await BeforeAsync();
        await FetchAsync();
        var added = Lists.NewSurname();
        await host.BringAsync("leie", "supplement", Lists.Leie(added));
        await AgeAsync();
        await OneAsync("UPDATE exclusion_lists SET loaded_at = loaded_at - interval '70 days' WHERE code = 'leie'");
        (await ListAsync()).Standing.ShouldBe("stale");

        var again = (await FetchAsync())!;

        (again.State, again.Edition).ShouldBe((ImportState.Completed, null));
        (await ListAsync()).Standing.ShouldBe("inForce");
        (await host.ScreenAsync("Ada", added)).GetProperty("candidates").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_nobody_has_looked_at_does_not_take_half_a_list_away()
    {
        await host.BringAsync("leie", "full", [.. Enumerable.Range(0, 40).Select(_ => Lists.Leie(Lists.NewSurname()))]);
        var before = await ListAsync();
        await AgeAsync();

        var refused = (await FetchAsync())!;

        (refused.State, refused.ReasonCode).ShouldBe((ImportState.Refused, "list-shrunk"));
        (await ListAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_import_whose_process_is_killed_is_done_once_and_whole()
    {
        const int Rows = 3000;
        var before = (await ListAsync()).Edition;
        var (listed, names) = (Lists.NewSurname(), Enumerable.Range(1, Rows - 1).Select(_ => Lists.NewSurname()));
        await using (var gate = new NpgsqlConnection(Unpooled))
        {
            // Nothing is written while the test holds the table: the import stands between its first and its last row.
            await gate.OpenAsync();
            await using var transaction = await gate.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("LOCK TABLE exclusion_entries IN EXCLUSIVE MODE", gate, transaction))
            {
                await hold.ExecuteNonQueryAsync();
            }

            var bringing = host.BringAsync("leie", "full", [Lists.Leie(listed), .. names.Select(name => Lists.Leie(name))]);
            await Wait.UntilAsync("it is under way", async () => await OneAsync(Waiting) is > 0L);
            await OneAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'providers'");
            await transaction.RollbackAsync();

            // The dead connections are not the next process's; and whoever waited for the answer has none.
            NpgsqlConnection.ClearAllPools();
            await host.RestartAsync();
            await ((Task)bringing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        var import = (Guid)(await OneAsync("SELECT id FROM exclusion_list_imports ORDER BY created_at DESC LIMIT 1"))!;
        var done = await host.DoneAsync($"/v1/exclusion-lists/imports/{import}");

        (done.Text("state"), done.Rows().Added).ShouldBe(("completed", Rows));
        (await ListAsync()).Edition.ShouldBe(before + 1);
        (await OneAsync("SELECT count(*) FROM exclusion_entries WHERE list = 'leie' AND ended_in IS NULL")).ShouldBe((long)Rows);
        (await OneAsync("SELECT count(*) FROM exclusion_list_file_parts")).ShouldBe(0L);
        (await host.ScreenAsync("Ada", listed)).Text("outcome").ShouldBe("undetermined");
    }

    private string Unpooled => new NpgsqlConnectionStringBuilder(host.Database) { Pooling = false }.ConnectionString;

    // A full file of an earlier month, and a supplement of this one.
    private async Task BeforeAsync()
    {
        await host.BringAsync("leie", "full", Lists.Leie(Lists.NewSurname()));
        await AgeAsync();
        (await host.BringAsync("leie", "supplement", Lists.Leie(Lists.NewSurname()))).Text("state").ShouldBe("completed");
    }

    private Task<object?> AgeAsync() =>
        OneAsync("UPDATE exclusion_list_imports SET created_at = created_at - interval '40 days', finished_at = finished_at - interval '40 days' WHERE list = 'leie' AND kind = 'Full'");

    // What the job brought, after it was read; null for nothing.
    private async Task<ListImport?> FetchAsync()
    {
        var since = await host.ReadAsync(db => db.ListImports.CountAsync());
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Credentialing.Providers.ProvidersDb>();
            db.Tenant.SeeAll();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Sources:Leie:Address", new Uri(sandbox.Address, "leie").ToString())]).Build();
            await ActivatorUtilities.CreateInstance<FetchLists>(scope.ServiceProvider, (IConfiguration)settings).RunAsync(TestContext.Current.CancellationToken);
            await transaction.CommitAsync();
        }

        if (await host.ReadAsync(db => db.ListImports.CountAsync()) == since)
        {
            return null;
        }

        var id = await host.ReadAsync(db => db.ListImports.OrderByDescending(import => import.Id).Select(import => import.Id).FirstAsync());
        await host.DoneAsync($"/v1/exclusion-lists/imports/{id.Value}");
        return await host.ReadAsync(db => db.ListImports.AsNoTracking().SingleAsync(import => import.Id == id));
    }

    private async Task<(int Edition, int Entries, string? Standing)> ListAsync()
    {
        using var staff = host.As("specialist");
        var list = await staff.OkAsync("GET", "/v1/exclusion-lists/leie");
        return (list.GetProperty("edition").ValueKind == System.Text.Json.JsonValueKind.Null ? 0 : list.GetProperty("edition").GetInt32(), list.GetProperty("entries").GetInt32(), list.Text("standing"));
    }

    private async Task<object?> OneAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
