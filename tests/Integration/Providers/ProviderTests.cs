using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class ProviderTests(ProvidersHost host)
{
    private const string Everything = """
        ,"middleName":"M","formerNames":["Ada Able"],"taxonomies":["207Q00000X"],"caqhId":"12345678","email":"ada@harbor.example",
        "licenses":[{"state":"CT","number":"1.234","issuedOn":"2015-06-01","expiresOn":"2031-05-31"}],
        "dea":[{"number":"ab1234563","state":"CT","schedules":["2","3"],"expiresOn":"2031-05-31"}],
        "boardCertifications":[{"board":"ABFM","specialty":"Family medicine","certifiedOn":"2016-01-01","lifetime":true}],
        "education":[{"institution":"A university","degree":"MD","startedOn":"2008-09-01","completedOn":"2012-06-01"}],
        "workHistory":[{"employer":"A clinic","position":"Physician","startedOn":"2015-07-01","gapExplanation":"Moved"}],
        "malpractice":[{"carrier":"An insurer","policyNumber":"P-1","coverage":"1M/3M","effectiveOn":"2026-01-01","expiresOn":"2026-12-31"}]
        """;

    [Fact]
    public async Task A_provider_is_set_up_with_everything_and_read_back()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var practice = await caller.CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice());

        var provider = await caller.CreateAsync("/v1/providers", Bodies.Provider(client, more: $"{Everything},\"practiceIds\":[\"{practice.Id()}\"]"));

        var read = await caller.OkAsync("GET", $"/v1/providers/{provider.Id()}");
        read.GetRawText().ShouldBe(provider.GetRawText());
        read.Texts("practiceIds").ShouldBe([practice.Id().ToString()]);
        read.GetProperty("licenses")[0].Text("expiresOn").ShouldBe("2031-05-31");
        read.GetProperty("dea")[0].Text("number").ShouldBe("*****4563");
        read.GetProperty("boardCertifications")[0].GetProperty("lifetime").GetBoolean().ShouldBeTrue();
        read.GetProperty("workHistory")[0].Text("gapExplanation").ShouldBe("Moved");
        read.GetProperty("excluded").GetBoolean().ShouldBeFalse();
        (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == provider.Id()))).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_name_and_empties_what_is_null()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var path = $"/v1/providers/{(await caller.CreateAsync("/v1/providers", Bodies.Provider(client, more: Everything))).Id()}";

        await caller.RefusedAsync(428, "precondition-required", "PATCH", path, """{"email":null}""");
        var changed = await caller.OkAsync("PATCH", path, """{"email":null,"dea":null,"lastName":"Carter"}""", ifMatch: "\"1\"");

        (changed.Text("email"), changed.Text("lastName"), changed.Text("middleName"), changed.Text("caqhId")).ShouldBe((null, "Carter", "M", "12345678"));
        changed.GetProperty("dea").GetArrayLength().ShouldBe(0);
        changed.GetProperty("licenses").GetArrayLength().ShouldBe(1);
        changed.GetProperty("version").GetInt32().ShouldBe(2);
        await caller.RefusedAsync(412, "stale-version", "PATCH", path, """{"email":null}""", ifMatch: "\"1\"");
        var wrong = await caller.RefusedAsync(400, "invalid-request", "PATCH", path, """{"dea":[{"number":"AB1234563","state":"CT"}]}""", ifMatch: "*");
        wrong.GetProperty("errors").TryGetProperty("dea[0].number", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("npi", ",\"npi\":\"1234567890\"")]
    [InlineData("dea[0].number", ",\"dea\":[{\"number\":\"AB1234564\",\"state\":\"CT\"}]")]
    [InlineData("dea[1].number", ",\"dea\":[{\"number\":\"AB1234563\",\"state\":\"CT\"},{\"number\":\"AC1234563\",\"state\":\"CT\"}]")]
    [InlineData("ssn", ",\"ssn\":\"123-45-678\"")]
    [InlineData("caqhId", ",\"caqhId\":\"1234567\"")]
    [InlineData("email", ",\"email\":\"nobody\"")]
    [InlineData("dateOfBirth", ",\"dateOfBirth\":\"2999-01-01\"")]
    [InlineData("licenses[0].state", ",\"licenses\":[{\"state\":\"Connecticut\",\"number\":\"1\"}]")]
    [InlineData("licenses[0].number", ",\"licenses\":[{\"state\":\"CT\"}]")]
    [InlineData("licenses[0].expiresOn", ",\"licenses\":[{\"state\":\"CT\",\"number\":\"1\",\"issuedOn\":\"2026-01-01\",\"expiresOn\":\"2025-01-01\"}]")]
    [InlineData("boardCertifications[0].expiresOn", ",\"boardCertifications\":[{\"board\":\"B\",\"specialty\":\"S\",\"lifetime\":true,\"expiresOn\":\"2030-01-01\"}]")]
    [InlineData("taxonomies[0]", ",\"taxonomies\":[\"physician\"]")]
    [InlineData("excluded", ",\"excluded\":true")]
    [InlineData("ssnLastFour", ",\"ssnLastFour\":\"4320\"")]
    public async Task What_is_wrong_is_named(string field, string more)
    {
        var client = await host.ClientAsync();
        var body = field == "npi" ? $$"""{"clientId":"{{client}}","firstName":"Ada","lastName":"Baker"{{more}}}""" : Bodies.Provider(client, more: more);
        var problem = await host.As("clientAdmin", client).RefusedAsync(400, "invalid-request", "POST", "/v1/providers", body);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.GetRawText());
    }

    [Fact]
    public async Task An_npi_is_a_clients_once_also_when_ten_ask_at_the_same_moment()
    {
        var (client, other, npi) = (await host.ClientAsync(), await host.ClientAsync(), ProvidersHost.NewNpi());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var response = await host.As("clientAdmin", client).SendAsync("POST", "/v1/providers", Bodies.Provider(client, npi));
            return ((int)response.StatusCode, Code: (int)response.StatusCode == 201 ? null : (await response.BodyAsync()).Text("code"));
        }));

        answers.Count(answer => answer.Item1 == 201).ShouldBe(1);
        answers.Where(answer => answer.Item1 != 201).ShouldAllBe(answer => answer.Item1 == 409 && answer.Code == "npi-taken");
        await host.As("clientAdmin", other).CreateAsync("/v1/providers", Bodies.Provider(other, npi));
        var second = await host.As("clientAdmin", client).CreateAsync("/v1/providers", Bodies.Provider(client));
        await host.As("clientAdmin", client).RefusedAsync(409, "npi-taken", "PATCH", $"/v1/providers/{second.Id()}", $$"""{"npi":"{{npi}}"}""", ifMatch: "*");
    }

    [Fact]
    public async Task Only_practices_of_the_client_can_be_named()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var theirs = await host.As("manager").CreateAsync($"/v1/clients/{other}/practices", Bodies.Practice());
        var problem = await host.As("manager").RefusedAsync(
            422, "practice-unknown", "POST", "/v1/providers", Bodies.Provider(client, more: $",\"practiceIds\":[\"{theirs.Id()}\"]"));
        problem.GetProperty("errors").TryGetProperty("practiceIds", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Providers_are_found_by_name_npi_and_practice()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var practice = await caller.CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice());
        var npi = ProvidersHost.NewNpi();
        var ada = await caller.CreateAsync("/v1/providers", Bodies.Provider(client, npi, $",\"practiceIds\":[\"{practice.Id()}\"]"));
        await caller.CreateAsync("/v1/providers", Bodies.Provider(client).Replace("Baker", "O_Neil", StringComparison.Ordinal));

        foreach (var query in (string[])["q=bak", "q=ada baker", $"q={npi}", $"npi={npi}", $"practiceId={practice.Id()}", "sort=lastName&limit=1"])
        {
            (await caller.ItemsAsync($"/v1/providers?clientId={client}&{query}")).ShouldHaveSingleItem(query).Id().ShouldBe(ada.Id());
        }

        (await caller.ItemsAsync($"/v1/providers?clientId={client}&q=_")).ShouldHaveSingleItem().Text("lastName").ShouldBe("O_Neil");
        (await caller.ItemsAsync($"/v1/providers?clientId={client}&practiceId={Guid.CreateVersion7()}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_clients_provider_is_not_there_and_a_provider_sees_itself_only()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var caller = host.As("clientAdmin", client);
        var (self, colleague) = (await caller.CreateAsync("/v1/providers", Bodies.Provider(client)), await caller.CreateAsync("/v1/providers", Bodies.Provider(client)));

        var stranger = host.As("clientAdmin", other);
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/providers/{self.Id()}");
        await stranger.RefusedAsync(404, "not-found", "PATCH", $"/v1/providers/{self.Id()}", """{"email":null}""", ifMatch: "*");
        await stranger.RefusedAsync(404, "not-found", "POST", "/v1/providers", Bodies.Provider(client));
        (await stranger.ItemsAsync($"/v1/providers?clientId={client}")).ShouldBeEmpty();

        var itself = host.AsProvider(client, self.Id());
        (await itself.OkAsync("GET", $"/v1/providers/{self.Id()}")).Id().ShouldBe(self.Id());
        (await itself.OkAsync("PATCH", $"/v1/providers/{self.Id()}", """{"email":"ada@harbor.example"}""", ifMatch: "*")).Text("email").ShouldBe("ada@harbor.example");
        (await itself.ItemsAsync("/v1/providers")).ShouldHaveSingleItem().Id().ShouldBe(self.Id());
        await itself.RefusedAsync(404, "not-found", "GET", $"/v1/providers/{colleague.Id()}");
        await itself.RefusedAsync(404, "not-found", "PATCH", $"/v1/providers/{colleague.Id()}", """{"email":null}""", ifMatch: "*");
        await itself.RefusedAsync(403, "forbidden", "POST", "/v1/providers", Bodies.Provider(client));
    }
}
