using Credentialing.ServiceDefaults.Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class PracticeTests(ProvidersHost host)
{
    [Fact]
    public async Task A_practice_is_set_up_read_listed_and_changed()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var practice = await caller.CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice());

        var read = await caller.OkAsync("GET", $"/v1/practices/{practice.Id()}");
        read.GetRawText().ShouldBe(practice.GetRawText());
        (await caller.ItemsAsync($"/v1/clients/{client}/practices")).ShouldHaveSingleItem().Id().ShouldBe(practice.Id());
        (await caller.ItemsAsync($"/v1/practices?clientId={client}&q=main")).ShouldHaveSingleItem();

        var changed = await caller.OkAsync("PATCH", $"/v1/practices/{practice.Id()}", """{"name":"Harbor Street"}""", ifMatch: "\"1\"");
        (changed.Text("name"), changed.Text("tin"), changed.GetProperty("version").GetInt32()).ShouldBe(("Harbor Street", "123456789", 2));
        await caller.RefusedAsync(412, "stale-version", "PATCH", $"/v1/practices/{practice.Id()}", """{"name":"Late"}""", ifMatch: "\"1\"");

        var told = await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == practice.Id()));
        told.ShouldBe(2);
    }

    [Theory]
    [InlineData("npi", """{"name":"A","npi":"1234567890","tin":"123456789","locations":[]}""")]
    [InlineData("tin", """{"name":"A","npi":"1234567893","tin":"12345678","locations":[]}""")]
    [InlineData("tin", """{"name":"A","npi":"1234567893","locations":[]}""")]
    [InlineData("locations[0].state", """{"name":"A","npi":"1234567893","tin":"123456789","locations":[{"line1":"1","city":"C","state":"XX","postalCode":"06103"}]}""")]
    [InlineData("locations[0].city", """{"name":"A","npi":"1234567893","tin":"123456789","locations":[{"line1":"1","state":"CT","postalCode":"06103"}]}""")]
    [InlineData("version", """{"name":"A","npi":"1234567893","tin":"123456789","locations":[],"version":7}""")]
    public async Task What_is_wrong_is_named(string field, string body)
    {
        var client = await host.ClientAsync();
        var problem = await host.As("clientAdmin", client).RefusedAsync(400, "invalid-request", "POST", $"/v1/clients/{client}/practices", body);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.GetRawText());
    }

    [Fact]
    public async Task Another_clients_practice_is_not_there()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var practice = await host.As("clientAdmin", client).CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice());
        var stranger = host.As("clientAdmin", other);

        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/practices/{practice.Id()}");
        await stranger.RefusedAsync(404, "not-found", "PATCH", $"/v1/practices/{practice.Id()}", """{"name":"Mine"}""", ifMatch: "*");
        await stranger.RefusedAsync(404, "not-found", "POST", $"/v1/clients/{client}/practices", Bodies.Practice());
        await stranger.RefusedAsync(404, "not-found", "GET", $"/v1/clients/{client}/practices");
        (await stranger.ItemsAsync($"/v1/practices?clientId={client}")).ShouldBeEmpty();
        (await host.As("manager").OkAsync("GET", $"/v1/practices/{practice.Id()}")).Id().ShouldBe(practice.Id());
        await host.As("auditor").RefusedAsync(403, "forbidden", "POST", $"/v1/clients/{client}/practices", Bodies.Practice());
    }
}
