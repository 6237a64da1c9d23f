using System.Text;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class PersonalDataTests(ProvidersHost host)
{
    // Of a range that is never issued.
    private const string Canary = "987654320", Born = "1931-12-25", Dea = "AB7654329";
    private const string Personal = $",\"ssn\":\"{Canary}\",\"dateOfBirth\":\"{Born}\",\"dea\":[{{\"number\":\"{Dea}\",\"state\":\"CT\"}}]";

    [Fact]
    public async Task What_is_personal_is_in_no_answer_no_table_no_event_and_no_log()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        using var created = await caller.SendAsync("POST", "/v1/providers", Bodies.Provider(client, more: Personal));
        var provider = (await created.BodyAsync()).Id();
        await caller.OkAsync("PATCH", $"/v1/providers/{provider}", """{"email":"ada@harbor.example"}""", ifMatch: "*");
        using var refused = await caller.SendAsync("POST", "/v1/providers", Bodies.Provider(client, "1234567890", Personal));
        using var read = await caller.SendAsync("GET", $"/v1/providers/{provider}");

        var answers = await Task.WhenAll(((HttpResponseMessage[])[created, refused, read]).Select(response => response.Content.ReadAsStringAsync()));
        answers[2].ShouldContain("\"hasSsn\":true");
        answers[2].ShouldContain("\"dateOfBirth\":\"****-**-**\"");
        string[] secrets = [Canary, Born, Dea];
        answers.ShouldAllBe(answer => !secrets.Any(secret => answer.Contains(secret, StringComparison.Ordinal)));

        var whole = (string)(await host.AsOwnerAsync($"""
            SELECT string_agg(line, ' ') FROM (
              SELECT p::text AS line FROM providers p WHERE id = '{provider}'
              UNION ALL SELECT d::text FROM provider_dea_registrations d WHERE provider_id = '{provider}'
              UNION ALL SELECT convert_from(body, 'UTF8') FROM outbox_messages
              UNION ALL SELECT a::text FROM audit_entries a) AS lines
            """))!;
        whole.ShouldContain(provider.ToString());
        foreach (var secret in (string[])[Canary, Born, Dea])
        {
            whole.ShouldNotContain(secret);
            whole.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)));
            host.Logs.All.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_encrypted_is_found_by_its_exact_value()
    {
        var client = await host.ClientAsync();
        var provider = await host.As("manager").CreateAsync("/v1/providers", Bodies.Provider(client, more: Personal.Replace(Canary, "987654329", StringComparison.Ordinal)));

        var (found, born) = await host.ReadAsync(async db => (
            await db.Providers.WhereEncrypted(db, p => p.Ssn, "987654329").Select(p => p.Id).SingleAsync(),
            await db.Providers.Where(p => p.Id == new Credentialing.Providers.Providers.ProviderId(provider.Id())).Select(p => p.DateOfBirth).SingleAsync()));

        (found.Value, born).ShouldBe((provider.Id(), new DateOnly(1931, 12, 25)));
    }

    [Fact]
    public async Task Masked_values_are_shown_to_whoever_may_and_says_why_and_that_is_recorded()
    {
        var client = await host.ClientAsync();
        var provider = await host.As("manager").CreateAsync("/v1/providers", Bodies.Provider(client, more: Personal));
        var path = $"/v1/providers/{provider.Id()}/unmask";

        await host.As("clientAdmin", client).RefusedAsync(403, "forbidden", "POST", path, """{"reason":"Curious about it"}""");
        await host.As("specialist").RefusedAsync(400, "invalid-request", "POST", path, """{"reason":"Why"}""");
        using var shown = await host.As("specialist").SendAsync("POST", path, """{"reason":"The board asks for it"}""");

        var text = await shown.Content.ReadAsStringAsync();
        text.ShouldContain($"\"dateOfBirth\":\"{Born}\"");
        text.ShouldContain(Dea);
        text.ShouldNotContain(Canary);
        var reads = (long)(await host.AsOwnerAsync($"SELECT count(*) FROM audit_entries WHERE object_id = '{provider.Id()}' AND reason = 'The board asks for it'"))!;
        reads.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_tenant_the_services_role_sees_no_row()
    {
        var client = await host.ClientAsync();
        await host.As("manager").CreateAsync("/v1/providers", Bodies.Provider(client, more: Personal));
        await using var connection = new NpgsqlConnection(host.Services.GetRequiredService<ServiceDatabase>().AppConnectionString);
        await connection.OpenAsync();
        foreach (var table in (string[])["providers", "provider_dea_registrations", "practices", "credential_files", "credential_file_elements", "credential_file_verifications", "client_criteria_sets", "known_documents"])
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            ((long)(await command.ExecuteScalarAsync())!).ShouldBe(0, table);
        }
    }
}
