using System.Net;
using Credentialing.Tests.Integration.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

[Collection(ClientsCollection.Name)]
public sealed class IdempotencyTests(ClientsHost host)
{
    [Fact]
    public async Task The_same_key_and_body_answer_as_the_first_time()
    {
        var staff = host.As("administrator");
        using var first = await staff.SendAsync("POST", "/v1/clients", ManyClients.Body("Once"), key: "once");
        using var second = await staff.SendAsync("POST", "/v1/clients", ManyClients.Body("Once"), key: "once");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.Location.ShouldBe(first.Headers.Location);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Twenty_at_once_make_one()
    {
        var staff = host.As("administrator");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => staff.SendAsync("POST", "/v1/clients", ManyClients.Body("Twenty"), key: "twenty")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.BodyAsync()).Id()));
        ids.Distinct().Count().ShouldBe(1);
        (await CountAsync("SELECT count(*) FROM clients WHERE name = 'Twenty'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_422()
    {
        var staff = host.As("administrator");
        using var first = await staff.SendAsync("POST", "/v1/clients", ManyClients.Body("A"), key: "reused");
        using var other = await staff.SendAsync("POST", "/v1/clients", ManyClients.Body("B"), key: "reused");

        await other.ProblemAsync(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task Keys_of_different_callers_have_nothing_to_do_with_each_other()
    {
        using var first = await host.As("administrator", "one", []).SendAsync("POST", "/v1/clients", ManyClients.Body("Theirs"), key: "shared");
        using var second = await host.As("administrator", "two", []).SendAsync("POST", "/v1/clients", ManyClients.Body("Theirs"), key: "shared");

        (await second.BodyAsync()).Id().ShouldNotBe((await first.BodyAsync()).Id());
    }

    [Fact]
    public async Task A_malformed_request_may_be_mended_under_the_same_key()
    {
        var staff = host.As("administrator");
        using var spoiled = await staff.SendAsync("POST", "/v1/clients", """{"name":"x"}""", key: "mended");
        await spoiled.ProblemAsync(400, "invalid-request");
        using var mended = await staff.SendAsync("POST", "/v1/clients", ManyClients.Body("Mended"), key: "mended");

        mended.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_kept_answer_is_not_readable_in_the_database()
    {
        using var response = await host.As("administrator").SendAsync("POST", "/v1/clients", ManyClients.Body("Canary Clinic"), key: "canary");

        (await CountAsync("SELECT count(*) FROM idempotency_keys WHERE key = 'canary' AND position(convert_to('Canary Clinic', 'UTF8') in body) = 0")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_of_256_characters_is_refused()
    {
        using var response = await host.As("administrator").SendAsync("POST", "/v1/clients", ManyClients.Body(), key: new string('k', 256));

        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("Idempotency-Key", out _).ShouldBeTrue();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
