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
}
