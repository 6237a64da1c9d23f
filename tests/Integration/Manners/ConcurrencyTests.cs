using System.Net;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

[Collection(OneClientsHost.Name)]
public sealed class ConcurrencyTests(ClientsHost host)
{
    [Fact]
    public async Task The_version_is_the_etag_and_rises_with_each_change()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);

        using var changed = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"goals":"Three payors by June"}""", ifMatch: "\"1\"");

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var body = await changed.BodyAsync();
        body.GetProperty("version").GetInt32().ShouldBe(2);
        body.GetProperty("goals").GetString().ShouldBe("Three payors by June");
        body.GetProperty("name").GetString().ShouldBe("Harbor Family Practice");
        body.GetProperty("createdAt").GetDateTimeOffset().ShouldBe(client.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_change_without_if_match_is_428_and_one_of_a_stale_version_412()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);

        using var missing = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"name":"New"}""");
        await missing.ProblemAsync(428, "precondition-required");
        using var stale = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"name":"New"}""", ifMatch: "\"7\"");
        await stale.ProblemAsync(412, "stale-version");
        using var read = await staff.SendAsync("GET", $"/v1/clients/{client.Id()}");
        (await read.BodyAsync()).GetProperty("name").GetString().ShouldBe("Harbor Family Practice");
    }

    [Fact]
    public async Task Of_ten_simultaneous_changes_of_one_version_one_wins()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n =>
            staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", $$"""{"name":"Name {{n}}"}""", ifMatch: "\"1\"")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(9);
    }

    [Fact]
    public async Task A_change_whose_connection_is_lost_while_it_is_saved_is_503_and_may_be_tried_again()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("SELECT 1 FROM clients WHERE id = $1 FOR UPDATE", connection, transaction) { Parameters = { new() { Value = client.Id() } } };
        await hold.ExecuteNonQueryAsync();

        var change = staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"goals":"Three payors"}""", ifMatch: "\"1\"");
        await using var cut = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))", connection, transaction);
        await Wait.UntilAsync("the change waits and is cut off", async () => (long)(await cut.ExecuteScalarAsync())! > 0, 30);
        using var lost = await change;

        await lost.ProblemAsync(503, "temporarily-unavailable");
        lost.Headers.RetryAfter.ShouldNotBeNull();
        await transaction.RollbackAsync();
        using var again = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"goals":"Three payors"}""", ifMatch: "\"1\"");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Null_clears_and_absent_leaves_alone()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);

        using var changed = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"states":null}""", ifMatch: "\"1\"");

        var body = await changed.BodyAsync();
        body.GetProperty("states").GetArrayLength().ShouldBe(0);
        body.GetProperty("specialties").GetArrayLength().ShouldBe(1);
    }
}
