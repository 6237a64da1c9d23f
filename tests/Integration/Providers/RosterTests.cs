using System.Text;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class RosterTests(ProvidersHost host)
{
    private const string Born = "1931-12-24";

    [Fact]
    public async Task Rows_become_providers_and_spoiled_ones_are_left_out_whole_with_all_that_is_wrong()
    {
        var (client, taken, first, twice, quoted) = (await host.ClientAsync(), ProvidersHost.NewNpi(), ProvidersHost.NewNpi(), ProvidersHost.NewNpi(), ProvidersHost.NewNpi());
        var caller = host.As("clientAdmin", client);
        await caller.CreateAsync("/v1/providers", Bodies.Provider(client, taken));
        string[] lines =
        [
            "\uFEFFlastName, firstName,NPI,dateOfBirth,licenseNumber,licenseState,taxonomy,middleName,email",
            $"Baker,Ada,{first},{Born},1.234,CT,207Q00000X,M,ada@harbor.example",
            $"\"O\"\"Neil, \\ Jr\",\"Zoë\",{quoted},,,,,,",
            "",
            $"Baker,,{ProvidersHost.NewNpi()},12/24/1931,1.234,Connecticut,physician,,nobody",
            $"Baker,Ada,1234567890,{Born},,CT,,,",
            $"Baker,Ada,{taken},{Born},,,,,",
            $"Baker,Ada,{twice},{Born},,,,,",
            $"Baker,Ada,{twice},{Born},,,,,",
            $"Baker,Ada,{ProvidersHost.NewNpi()},{Born}",
            $"Ba\"ker,Ada,{ProvidersHost.NewNpi()},{Born},,,,,",
            $"\"Baker,Ada,{ProvidersHost.NewNpi()},{Born},,,,,",
            $"Ba\0ker,Ada,{ProvidersHost.NewNpi()},{Born},,,,,",
            ",,,,,,,,",
            $"{new string('b', 101)},Ada,{ProvidersHost.NewNpi()},2999-01-01,,,,,",
        ];

        var roster = await caller.ImportAsync(client, string.Join("\r\n", lines));

        roster.Errors().ShouldBe(
        [
            "5 dateOfBirth date-of-birth-invalid", "5 firstName first-name-missing", "5 email email-invalid", "5 taxonomy taxonomy-invalid", "5 licenseState license-state-invalid",
            "6 npi npi-invalid", "6 licenseNumber license-number-missing", "7 npi npi-taken", "9 npi npi-repeated", "10 $ field-count", "11 $ quotes-invalid",
            "12 $ line-break", "13 $ character-invalid", "15 lastName last-name-invalid", "15 dateOfBirth date-of-birth-invalid",
        ]);
        roster.Counts().ShouldBe((12, 3, 9));
        roster.GetProperty("errorCount").GetInt32().ShouldBe(15);
        (roster.Text("format"), roster.Text("uploadedBy")).ShouldBe(("standard", "test-account"));
        roster.GetProperty("finishedAt").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(roster.GetProperty("startedAt").GetDateTimeOffset());
        var all = await caller.ItemsAsync($"/v1/rosters/{roster.Id()}/errors?limit=200");
        all.Select(error => error.GetRawText()).ShouldBe(roster.GetProperty("errors").EnumerateArray().Select(error => error.GetRawText()));

        var ada = (await caller.ItemsAsync($"/v1/providers?clientId={client}&npi={first}")).Single();
        (ada.Text("firstName"), ada.Text("middleName"), ada.Text("email"), ada.Text("dateOfBirth")).ShouldBe(("Ada", "M", "ada@harbor.example", "****-**-**"));
        (ada.Texts("taxonomies").Single(), ada.GetProperty("licenses")[0].Text("number")).ShouldBe(("207Q00000X", "1.234"));
        var zoe = (await caller.ItemsAsync($"/v1/providers?clientId={client}&npi={quoted}")).Single();
        (zoe.Text("firstName"), zoe.Text("lastName")).ShouldBe(("Zoë", "O\"Neil, \\ Jr"));
        (await host.ReadAsync(db => db.Providers.Where(p => p.ClientId == new ClientId(client) && p.Npi == first).Select(p => p.DateOfBirth).SingleAsync())).ShouldBe(new DateOnly(1931, 12, 24));

        // The canary: where the roster went, its dates of birth did not.
        var whole = (string)(await host.AsOwnerAsync($"""
            SELECT string_agg(line, ' ') FROM (
              SELECT p::text AS line FROM providers p WHERE client_id = '{client}'
              UNION ALL SELECT r::text FROM rosters r UNION ALL SELECT e::text FROM roster_errors e UNION ALL SELECT c::text FROM roster_chunks c
              UNION ALL SELECT convert_from(body, 'UTF8') FROM outbox_messages UNION ALL SELECT a::text FROM audit_entries a) AS lines
            """))!;
        foreach (var text in (string[])[whole, roster.GetRawText(), string.Join(' ', host.Logs.All)])
        {
            text.ShouldNotContain(Born);
            text.ShouldNotContain("12/24/1931");
            text.ShouldNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Born)));
        }

        (await host.AsOwnerAsync("SELECT count(*) FROM roster_chunks")).ShouldBe(0L);
    }

    [Fact]
    public async Task What_a_row_sets_up_is_what_a_request_would()
    {
        var (client, npi, other) = (await host.ClientAsync(), ProvidersHost.NewNpi(), ProvidersHost.NewNpi());
        var caller = host.As("clientAdmin", client);
        await caller.ImportAsync(client, $"{Rosters.Header}\n{Rosters.Row(npi)}");
        await caller.CreateAsync("/v1/providers", Bodies.Provider(client, other, ",\"middleName\":\"M\",\"taxonomies\":[\"207Q00000X\"],\"licenses\":[{\"state\":\"CT\",\"number\":\"1.234\"}],\"dateOfBirth\":\"1931-12-24\",\"email\":\"ada@harbor.example\""));

        var told = await Task.WhenAll(((string[])[npi, other]).Select(async one =>
        {
            var provider = (await caller.ItemsAsync($"/v1/providers?clientId={client}&npi={one}")).Single();
            var entry = (await host.As("auditor").ItemsAsync($"/v1/audit?objectId={provider.Id()}")).Single();
            entry.Text("actorId").ShouldBe("test-account");
            var happened = await host.AsOwnerAsync($"SELECT type || ' ' || actor || ' ' || (convert_from(body, 'UTF8')::json #>> '{{message}}') FROM outbox_messages WHERE ordering_key = '{provider.Id()}'");
            return string.Join('\n', provider.GetRawText(), entry.GetProperty("after").GetRawText(), happened)
                .Replace(provider.Id().ToString(), "id", StringComparison.Ordinal).Replace(one, "npi", StringComparison.Ordinal);
        }));

        Timeless(told[0]).ShouldBe(Timeless(told[1]));
    }

    [Fact]
    public async Task A_roster_is_taken_in_once_under_one_key_and_is_its_clients_alone()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var caller = host.As("clientAdmin", client);
        var file = $"{Rosters.Header}\n{Rosters.Row()}\n{Rosters.Row("1234567890")}";
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var response = await caller.SendRosterAsync(client, file, $"roster-{client}");
            ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
            return (await response.BodyAsync()).Id();
        }));

        var id = ids.Distinct().ShouldHaveSingleItem();
        (await caller.CompletedAsync($"/v1/rosters/{id}")).Counts().ShouldBe((2, 1, 1));
        (await caller.ItemsAsync($"/v1/rosters?clientId={client}")).Select(roster => roster.Id()).ShouldBe([id]);
        (await host.As("manager").ItemsAsync($"/v1/rosters?clientId={client}")).Length.ShouldBe(1);
        var stranger = host.As("clientAdmin", other);
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/rosters/{id}");
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/rosters/{id}/errors");
        (await stranger.ItemsAsync($"/v1/rosters?clientId={client}")).ShouldBeEmpty();
        using var theirs = await stranger.SendRosterAsync(client, file);
        await theirs.ProblemAsync(404, "not-found");
        var provider = host.AsProvider(client, Guid.CreateVersion7());
        await provider.RefusedAsync(404, "not-found", "GET", $"/v1/rosters/{id}");
        using var own = await provider.SendRosterAsync(client, file);
        await own.ProblemAsync(403, "forbidden");
    }

    [Theory]
    [InlineData("file-empty", "")]
    [InlineData("file-empty", Rosters.Header + "\r\n\r\n")]
    [InlineData("file-not-csv", "npi,\"first\"Name,lastName\n")]
    [InlineData("file-not-csv", "\u007fELF\0\0\0")]
    [InlineData("roster-header-unknown", "1234567893,Ada,Baker,1931-12-24\n")]
    [InlineData("roster-column-unknown", "npi,firstName,lastName,ssn\n")]
    [InlineData("roster-column-repeated", "npi,firstName,lastName,NPI\n")]
    [InlineData("roster-column-missing", "npi,firstName\n")]
    public async Task What_is_no_roster_is_refused_at_once(string code, string file)
    {
        var client = await host.ClientAsync();
        using var response = await host.As("clientAdmin", client).SendRosterAsync(client, file);
        var problem = await response.ProblemAsync(422, code);
        problem.GetProperty("errors").TryGetProperty("file", out _).ShouldBeTrue();
        problem.GetRawText().ShouldNotContain("1931");
    }

    [Fact]
    public async Task What_is_no_utf8_is_refused_wherever_that_begins_and_nothing_of_it_is_kept()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var rows = string.Join('\n', Enumerable.Range(0, 1500).Select(_ => Rosters.Row()));
        byte[][] files = [[.. Encoding.UTF8.GetBytes($"{Rosters.Header}\n{rows}\n{ProvidersHost.NewNpi()},Jos"), 0xE9, .. ",,Baker,,,,,"u8], [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Rosters.Header}\n{Rosters.Row()}")]];
        foreach (var file in files)
        {
            using var response = await caller.SendRosterAsync(client.ToString(), file);
            await response.ProblemAsync(422, "file-not-utf8");
        }

        (await caller.ItemsAsync($"/v1/rosters?clientId={client}")).ShouldBeEmpty();
        (await host.AsOwnerAsync($"SELECT count(*) FROM roster_chunks WHERE client_id = '{client}'")).ShouldBe(0L);
        using var unnamed = await caller.SendRosterAsync("nobody", "npi"u8.ToArray());
        (await unnamed.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("clientId", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Each_has_a_credential_file_at_once_where_verification_has_begun()
    {
        var client = await host.ClientAsync("hospital");
        var caller = host.As("clientAdmin", client);
        await host.PublishAsync(new DiscoveryReportPublished(Guid.CreateVersion7(), client, 1, ProvidersHost.At));
        await Wait.UntilAsync("verification has begun", () => host.ReadAsync(db => db.VerificationsBegun.AnyAsync(begun => begun.ClientId == new ClientId(client))));

        await caller.ImportAsync(client, $"{Rosters.Header}\n{string.Join('\n', Enumerable.Range(0, 3).Select(_ => Rosters.Row()))}");

        var files = await host.As("manager").ItemsAsync($"/v1/credential-files?clientId={client}");
        files.Select(file => file.GetProperty("providerId").GetGuid()).Order().ShouldBe((await caller.ItemsAsync($"/v1/providers?clientId={client}")).Select(provider => provider.Id()).Order());
        files.ShouldAllBe(file => file.Text("state") == "open" && file.GetProperty("elements").EnumerateArray().Any(element => element.Text("code") == "license-ct"));
        (await host.AsOwnerAsync($"SELECT count(*) FROM outbox_messages WHERE type = 'providers.v1.credential-file-opened' AND convert_from(body, 'UTF8') LIKE '%{client}%'")).ShouldBe(3L);
    }

    [Fact]
    public async Task The_practitioners_of_the_nppes_dissemination_file_are_imported()
    {
        var file = RealData.Path("nppes/nppes-practitioners-1.csv");
        if (file is null)
        {
            return;
        }

        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var roster = await caller.ImportAsync(client, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        roster.Text("format").ShouldBe("nppes");
        roster.Counts().ShouldBe((1200, 1200, 0));
        (await host.AsOwnerAsync($"SELECT count(*) FROM providers WHERE client_id = '{client}' AND cardinality(taxonomies) > 0")).ShouldBe(1200L);
    }

    // The same in both but for the moment and what PostgreSQL leaves of it.
    private static string Timeless(string told) => System.Text.RegularExpressions.Regex.Replace(told, @"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)", "then", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
