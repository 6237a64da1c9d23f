using System.Net;
using System.Net.Http.Headers;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

[Collection(ClientsCollection.Name)]
public sealed class AccessTests(ClientsHost host)
{
    [Fact]
    public async Task Without_a_token_it_is_401()
    {
        using var response = await host.Anonymous().SendAsync("GET", "/v1/clients");
        await response.ProblemAsync(401, "unauthenticated");
        response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_401()
    {
        await using var impostor = new TestIdentity();
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", impostor.Token(["administrator"]));

        using var response = await client.SendAsync("GET", "/v1/clients");

        await response.ProblemAsync(401, "unauthenticated");
    }

    [Fact]
    public async Task A_role_without_the_permission_is_403()
    {
        using var response = await host.As("auditor").SendAsync("POST", "/v1/clients", ManyClients.Body());
        await response.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Another_clients_object_is_404_to_read_and_to_change_and_is_not_listed()
    {
        var ours = await ManyClients.CreateAsync(host.As("administrator"), "Ours");
        var theirs = await ManyClients.CreateAsync(host.As("administrator"), "Theirs");
        var bound = host.As("clientAdmin", ours.Id());

        using var own = await bound.SendAsync("GET", $"/v1/clients/{ours.Id()}");
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var read = await bound.SendAsync("GET", $"/v1/clients/{theirs.Id()}");
        await read.ProblemAsync(404, "not-found");
        using var changed = await bound.SendAsync("PATCH", $"/v1/clients/{theirs.Id()}", """{"name":"Taken"}""", ifMatch: "\"1\"");
        await changed.ProblemAsync(404, "not-found");
        using var list = await bound.SendAsync("GET", "/v1/clients");
        (await list.BodyAsync()).GetProperty("items").EnumerateArray().Select(item => item.Id()).ShouldBe([ours.Id()]);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("0199aaaa-0000-7000-8000-000000000000", 0)]
    [InlineData("all", 1)]
    public async Task Raw_sql_as_the_services_role_sees_only_the_tenants_rows(string? tenant, int atLeast)
    {
        await ManyClients.CreateAsync(host.As("administrator"));

        var rows = await CountAsync(tenant);

        rows.ShouldBeGreaterThanOrEqualTo(atLeast);
        (atLeast > 0 || rows == 0).ShouldBeTrue($"{rows} rows are visible");
    }

    [Fact]
    public async Task Raw_sql_bound_to_a_client_sees_that_client_alone()
    {
        var client = await ManyClients.CreateAsync(host.As("administrator"));
        await ManyClients.CreateAsync(host.As("administrator"));

        (await CountAsync(client.Id().ToString())).ShouldBe(1);
    }

    [Fact]
    public async Task Raw_sql_cannot_write_a_row_of_another_client()
    {
        await using var connection = new NpgsqlConnection(host.Services.GetRequiredService<ServiceDatabase>().AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "INSERT INTO clients (id, name, kind, states, specialties, state, contact_email, contact_name, version, created_at, updated_at) " +
            "VALUES ('0199aaaa-0000-7000-8000-000000000001', 'x', 'Practice', '{}', '{}', 'Active', '', '', 1, now(), now())", connection);

        var refused = await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<long> CountAsync(string? tenant)
    {
        await using var connection = new NpgsqlConnection(host.Services.GetRequiredService<ServiceDatabase>().AppConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (tenant is not null)
        {
            await using var set = new NpgsqlCommand("SELECT set_config('app.tenant', $1, true)", connection) { Parameters = { new() { Value = tenant } } };
            await set.ExecuteNonQueryAsync();
        }

        await using var count = new NpgsqlCommand("SELECT count(*) FROM clients", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
