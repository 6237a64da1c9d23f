using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>What people decide of alerts, and what comes of it in files, then and later (S11, S12).</summary>
[Collection(SharedProviders.Name)]
public sealed partial class ExclusionDecisionTests(ProvidersHost host)
{
    private const string Sanctions = "medicare-medicaid-sanctions";

    [Fact]
    public async Task A_file_that_is_opened_after_an_exclusion_was_confirmed_is_a_problem_though_the_lists_no_longer_say_so()
    {
        var (client, provider, alert) = await AlertedAsync();
        await DecideAsync(alert, "confirmed");
        await NobodyIsListedAsync();

        var file = await OpenAsync(provider);

        await ComesToAsync(file, "adverse");
        (await ReadAsync(file)).Text("state").ShouldBe("problem");
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/elements/{Sanctions}/verifications"))[0].Text("findings")!.ShouldContain($"(alert {alert})");
        (await host.As("specialist").ItemsAsync($"/v1/alerts?clientId={client}")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exclusion_ends_when_its_alert_is_cleared_after_all_and_the_lists_are_asked_again(bool wasReinstated)
    {
        var (_, provider, alert) = await AlertedAsync();
        var file = await OpenAsync(provider);
        await ComesToAsync(file, "adverse");
        await DecideAsync(alert, "confirmed");
        if (wasReinstated)
        {
            await NobodyIsListedAsync();
        }

        (await DecideAsync(alert, "cleared")).GetProperty("disposition").Text("decision").ShouldBe("cleared");

        (await host.As("specialist").OkAsync("GET", $"/v1/providers/{provider}")).GetProperty("excluded").GetBoolean().ShouldBeFalse();
        await ComesToAsync(file, "verified");
        (await ReadAsync(file)).Text("state").ShouldNotBe("problem");
        await host.As("specialist").RefusedAsync(409, "alert-disposed", "POST", $"/v1/alerts/{alert}/disposition", """{"decision":"cleared","reason":"x"}""");
        (await host.AsOwnerAsync($"SELECT count(*) FROM audit_entries WHERE object_kind = 'provider' AND object_id = '{provider}' AND action LIKE '%disposition%'")).ShouldBe(2L);

        await DecideAsync(alert, "confirmed");
        (await host.As("specialist").OkAsync("GET", $"/v1/providers/{provider}")).GetProperty("excluded").GetBoolean().ShouldBeTrue();
        (await ReadAsync(file)).Text("state").ShouldBe("problem");
    }

    [Fact]
    public async Task An_alert_that_is_cleared_while_another_source_is_waited_for_has_the_lists_asked_again()
    {
        var (name, npi) = (Lists.NewSurname(), ProvidersHost.NewNpi());
        host.Registry.Fail(npi, 100);
        var (client, provider) = await ProviderAsync(name, npi);
        await host.BringAsync("sam", "full", Lists.Sam(Lists.NewSurname()));
        await host.BringAsync("leie", "full", Lists.Leie(name, born: "19700101"));
        var file = await OpenAsync(provider);
        await ComesToAsync(file, "needsReview");
        var alert = (await host.As("specialist").ItemsAsync($"/v1/alerts?clientId={client}&state=open")).ShouldHaveSingleItem().Id();
        (await RunAsync(file)).Text("state").ShouldBe("running");

        await DecideAsync(alert, "cleared");

        await ComesToAsync(file, "verified");
        (await RunsAsync(file)).ShouldHaveSingleItem().Text("state").ShouldBe("running");
        (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/elements/{Sanctions}/verifications")).Select(one => one.Text("outcome")).ShouldBe(["verified", "needsReview"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_exclusion_stands_as_long_as_one_alert_is_confirmed()
    {
        var (name, npi) = (Lists.NewSurname(), ProvidersHost.NewNpi());
        var (client, provider) = await ProviderAsync(name, npi);
        await host.BringAsync("leie", "full", Lists.Leie(name, npi: npi));
        var first = await AlertAsync(client);
        var file = await OpenAsync(provider);
        await DecideAsync(first, "confirmed");
        await host.BringAsync("sam", "full", Lists.Sam(name, first: "ADA"));
        var second = await AlertAsync(client);
        await DecideAsync(second, "confirmed");

        await DecideAsync(first, "cleared");
        (await host.As("specialist").OkAsync("GET", $"/v1/providers/{provider}")).GetProperty("excluded").GetBoolean().ShouldBeTrue();
        (await ReadAsync(file)).Text("state").ShouldBe("problem");

        await DecideAsync(second, "cleared");
        (await host.As("specialist").OkAsync("GET", $"/v1/providers/{provider}")).GetProperty("excluded").GetBoolean().ShouldBeFalse();
        (await SanctionsAsync(file)).Text("state").ShouldNotBe("adverse");
    }
}
