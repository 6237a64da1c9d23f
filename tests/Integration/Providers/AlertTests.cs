using System.Text.Json;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class AlertTests(ProvidersHost host)
{
    [Fact]
    public async Task A_hit_raises_one_alert_and_one_that_was_cleared_stays_so_until_the_list_says_something_else()
    {
        var name = Lists.NewSurname();
        var client = await host.ClientAsync();
        using var us = host.As("specialist");
        var provider = await us.CreateAsync("/v1/providers", Provider(client, name));
        await us.CreateAsync("/v1/providers", Provider(client, Lists.NewSurname()));
        await host.BringAsync("leie", "supplement", Lists.Leie(name, born: "19700101"));

        var run = await RunAsync(client);
        (run.GetProperty("screened").GetInt32(), run.GetProperty("counts").GetProperty("possible").GetInt32()).ShouldBe((2, 1));
        await RunAsync(client);

        var alert = (await us.ItemsAsync($"/v1/alerts?clientId={client}&state=open")).ShouldHaveSingleItem();
        (alert.GetProperty("provider").GetProperty("id").GetGuid(), alert.Text("outcome"), alert.GetProperty("candidate").Text("name")).ShouldBe((provider.Id(), "possible", $"ADA {name}"));
        (alert.GetProperty("dueAt").GetDateTimeOffset() - alert.GetProperty("createdAt").GetDateTimeOffset()).TotalDays.ShouldBe(30, 0.01);
        alert.GetProperty("candidate").GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        (await MessagesAsync(alert.Id())).ShouldBe(1);

        var document = await DocumentAsync(client);
        var path = $"/v1/alerts/{alert.Id()}/disposition";
        await us.RefusedAsync(400, "invalid-request", "POST", path, """{"decision":"cleared","reason":""}""");
        await us.RefusedAsync(422, "evidence-unknown", "POST", path, $$"""{"decision":"cleared","reason":"x","evidence":["{{await DocumentAsync(await host.ClientAsync())}}"]}""");
        var cleared = await us.OkAsync("POST", path, $$"""{"decision":"cleared","reason":"Born in another year, the canary passport shows","evidence":["{{document}}"]}""");
        (cleared.Text("state"), cleared.GetProperty("disposition").Text("decision"), cleared.GetProperty("disposition").Texts("evidence").Single()).ShouldBe(("cleared", "cleared", document.ToString()));
        await us.RefusedAsync(409, "alert-disposed", "POST", path, """{"decision":"cleared","reason":"x"}""");

        await RunAsync(client);
        (await us.ItemsAsync($"/v1/alerts?clientId={client}")).ShouldHaveSingleItem();
        (await us.OkAsync("GET", $"/v1/providers/{provider.Id()}")).GetProperty("excluded").GetBoolean().ShouldBeFalse();

        await host.BringAsync("leie", "supplement", Lists.Leie(name, born: "19700101", city: "BOSTON"));
        await RunAsync(client);
        (await us.ItemsAsync($"/v1/alerts?clientId={client}")).Select(one => one.Text("state")).ShouldBe(["open", "cleared"]);
        host.Logs.All.ShouldNotContain(line => line.Contains("canary passport", StringComparison.Ordinal) || line.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmed_alert_excludes_the_provider_and_makes_its_file_a_problem()
    {
        var (name, npi) = (Lists.NewSurname(), ProvidersHost.NewNpi());
        var client = await host.ClientAsync();
        using var us = host.As("specialist");
        var provider = await us.CreateAsync("/v1/providers", Provider(client, name, npi));
        var file = await us.CreateAsync($"/v1/providers/{provider.Id()}/credential-files", """{"kind":"initial"}""");
        await host.BringAsync("leie", "supplement", Lists.Leie(name, npi: npi));
        await RunAsync(client);
        var alert = (await us.ItemsAsync($"/v1/alerts?clientId={client}")).ShouldHaveSingleItem();
        alert.Text("outcome").ShouldBe("match");

        var confirmed = await us.OkAsync("POST", $"/v1/alerts/{alert.Id()}/disposition", """{"decision":"confirmed","reason":"The OIG confirmed it by its verification page"}""");

        confirmed.Text("state").ShouldBe("confirmed");
        (await us.OkAsync("GET", $"/v1/providers/{provider.Id()}")).GetProperty("excluded").GetBoolean().ShouldBeTrue();
        var problem = await us.OkAsync("GET", $"/v1/credential-files/{file.Id()}");
        (problem.Text("state"), problem.GetProperty("elements").EnumerateArray().Single(element => element.Text("code") == "medicare-medicaid-sanctions").Text("state")).ShouldBe(("problem", "adverse"));
        var told = EventName.Of(typeof(ProviderExcluded));
        (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == provider.Id() && message.Type == told))).ShouldBe(1);
        (await MessagesAsync(alert.Id())).ShouldBe(2);
        await RunAsync(client);
        (await us.ItemsAsync($"/v1/alerts?clientId={client}")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_part_that_is_told_of_twice_is_screened_once()
    {
        var client = await host.ClientAsync();
        await host.As("specialist").CreateAsync("/v1/providers", Provider(client, Lists.NewSurname()));
        var run = await RunAsync(client);
        var (ids, told) = (new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }, new ScreeningPartDue(run.Id(), 0, ProvidersHost.At));
        foreach (var id in (Guid[])[ids[0], ids[0], ids[1]])
        {
            await host.PublishAsync(told, id);
        }

        await Wait.UntilAsync("they are heard", () => host.ReadAsync(async db => await db.Set<InboxMessage>().CountAsync(message => ids.Contains(message.MessageId)) == ids.Length));
        (await host.As("specialist").OkAsync("GET", $"/v1/screening-runs/{run.Id()}")).GetProperty("screened").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Another_clients_alerts_and_runs_are_not_there()
    {
        var name = Lists.NewSurname();
        var client = await host.ClientAsync();
        await host.As("specialist").CreateAsync("/v1/providers", Provider(client, name));
        await host.BringAsync("leie", "supplement", Lists.Leie(name));
        using var own = host.As("clientAdmin", client);
        var run = await RunAsync(client, own);
        var alert = (await own.ItemsAsync("/v1/alerts")).ShouldHaveSingleItem();
        using var stranger = host.As("clientAdmin", await host.ClientAsync());

        (await stranger.ItemsAsync($"/v1/alerts?clientId={client}")).ShouldBeEmpty();
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/alerts/{alert.Id()}");
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/screening-runs/{run.Id()}");
        await stranger.RefusedAsync(404, "not-found", "POST", "/v1/screening-runs", $$"""{"clientId":"{{client}}"}""");
        await own.RefusedAsync(403, "forbidden", "POST", "/v1/screening-runs", """{"all":true}""");
        await own.RefusedAsync(400, "invalid-request", "POST", "/v1/screening-runs", "{}");
        await own.RefusedAsync(403, "forbidden", "POST", $"/v1/alerts/{alert.Id()}/disposition", """{"decision":"cleared","reason":"x"}""");
    }

    [Fact]
    public async Task Everybody_is_screened_in_parts()
    {
        var client = await host.ClientAsync();
        using var us = host.As("specialist");
        await us.CreateAsync("/v1/providers", Provider(client, Lists.NewSurname()));
        await host.BringAsync("sam", "supplement", Lists.Sam(Lists.NewSurname()));

        var run = await StartAsync(us, """{"all":true}""");

        (run.GetProperty("all").GetBoolean(), run.GetProperty("screened").GetInt32()).ShouldBe((true, run.GetProperty("providers").GetInt32()));
        run.GetProperty("screened").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Many_are_screened_in_order_and_a_wrong_npi_is_named()
    {
        var (listed, person) = (Lists.NewSurname(), Lists.NewSurname());
        await host.BringAsync("sam", "full", Lists.Sam(listed));
        await host.BringAsync("leie", "full", Lists.Leie(Lists.NewSurname()));
        using var us = host.As("specialist");
        var subjects = string.Join(',', Enumerable.Range(0, 40).Select(at => $$$"""{"name":{"first":"Tamsin","last":"{{{(at == 17 ? listed : person)}}}"}}"""));

        var results = (await us.OkAsync("POST", "/v1/screenings/batch", $$"""{"subjects":[{{subjects}}]}""")).GetProperty("results").EnumerateArray().ToArray();

        results.Select(result => result.Text("outcome")).ShouldBe(Enumerable.Range(0, 40).Select(at => at == 17 ? "undetermined" : "clear"));
        results[17].GetProperty("candidates")[0].Text("list").ShouldBe("sam");
        var wrong = await us.RefusedAsync(400, "invalid-request", "POST", "/v1/screenings", $$"""{"name":{"first":"A","last":"B"},"npi":"1234567890","dateOfBirth":"1961-03-04"}""");
        wrong.GetProperty("errors").TryGetProperty("npi", out _).ShouldBeTrue();
        var inBatch = await us.RefusedAsync(400, "invalid-request", "POST", "/v1/screenings/batch", """{"subjects":[{"name":{"last":"B"}},{"organization":"X","npi":"1234567890"}]}""");
        inBatch.GetProperty("errors").TryGetProperty("subjects[1].npi", out _).ShouldBeTrue(inBatch.ToString());
        await us.RefusedAsync(400, "invalid-request", "POST", "/v1/screenings", """{"npi":"1234567893"}""");
        await host.As("clientUser", await host.ClientAsync()).RefusedAsync(403, "forbidden", "POST", "/v1/screenings", """{"name":{"last":"B"}}""");
        host.Logs.All.ShouldNotContain(line => line.Contains("1961", StringComparison.Ordinal) && line.Contains("03-04", StringComparison.Ordinal));
    }

    private static string Provider(Guid client, string last, string? npi = null) =>
        $$"""{"clientId":"{{client}}","npi":"{{npi ?? ProvidersHost.NewNpi()}}","firstName":"Ada","lastName":"{{last}}"}""";

    private Task<JsonElement> RunAsync(Guid client, HttpClient? caller = null) => StartAsync(caller ?? host.As("specialist"), $$"""{"clientId":"{{client}}"}""");

    private async Task<JsonElement> StartAsync(HttpClient caller, string body)
    {
        using var response = await caller.SendAsync("POST", "/v1/screening-runs", body);
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
        return await host.DoneAsync(response.Headers.Location!.OriginalString);
    }

    private Task<int> MessagesAsync(Guid about) => host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == about));

    private async Task<Guid> DocumentAsync(Guid client)
    {
        var document = Guid.CreateVersion7();
        await host.PublishAsync(new DocumentReceived(document, client, "client", client, "license", 1, null, ProvidersHost.At));
        return document;
    }
}
