using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class CriteriaSetTests(ProvidersHost host)
{
    [Fact]
    public async Task A_fresh_stack_has_the_built_in_sets()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientUser", client);

        (await caller.ItemsAsync("/v1/criteria-sets")).Select(set => set.Text("code")).ShouldBe(
            ["ncqa-2025", "ncqa-2025-cvo", "ncqa-2024", "urac-6", "joint-commission"], ignoreOrder: true);
        var set = await caller.OkAsync("GET", "/v1/criteria-sets/ncqa-2025");
        (set.GetProperty("edition").GetInt32(), set.Text("state"), set.GetProperty("builtIn").GetBoolean()).ShouldBe((1, "approved", true));
        var license = set.GetProperty("elements")[0];
        (license.Text("code"), license.GetProperty("required").GetBoolean(), license.GetProperty("validityDays").GetInt32(), license.Text("status"), license.Text("applies"))
            .ShouldBe(("license", true, 120, "S", "eachState"));
        (await caller.OkAsync("GET", $"/v1/criteria-sets/{set.Id()}")).Text("code").ShouldBe("ncqa-2025");
        await caller.RefusedAsync(404, "not-found", "GET", "/v1/criteria-sets/no-such");
    }

    [Fact]
    public async Task A_clients_set_is_drafted_by_us_approved_by_the_client_and_judges_its_files()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var (us, they) = (host.As("representative"), host.As("clientAdmin", client));
        var set = await us.CreateAsync("/v1/criteria-sets", $$"""
            {"basedOn":"ncqa-2025","name":"Harbor's own","clientId":"{{client}}","remove":["work-history"],
             "add":[{"code":"hepatitis-b","name":"Hepatitis B immunity","rule":"Shown by titer","validityDays":365}],
             "change":[{"code":"license","validityDays":60}]}
            """);
        (set.Text("code"), set.GetProperty("edition").GetInt32(), set.Text("state"), set.Text("basedOn")).ShouldBe(("client-harbor-s-own", 1, "draft", "ncqa-2025"));
        var provider = await they.CreateAsync("/v1/providers", Bodies.Provider(client));
        var open = $$"""{"kind":"initial","criteriaSetId":"{{set.Id()}}"}""";
        var files = $"/v1/providers/{provider.Id()}/credential-files";
        await host.As("specialist").RefusedAsync(422, "criteria-set-unknown", "POST", files, open);

        await they.RefusedAsync(409, "not-proposed", "POST", $"/v1/criteria-sets/{set.Id()}/approve");
        await us.OkAsync("POST", $"/v1/criteria-sets/{set.Id()}/propose");
        await us.RefusedAsync(403, "forbidden", "POST", $"/v1/criteria-sets/{set.Id()}/approve");
        await host.As("clientAdmin", other).RefusedAsync(404, "not-found", "POST", $"/v1/criteria-sets/{set.Id()}/approve");
        (await they.OkAsync("POST", $"/v1/criteria-sets/{set.Id()}/approve")).Text("state").ShouldBe("approved");

        var file = await host.As("specialist").CreateAsync(files, open);
        var codes = file.GetProperty("elements").EnumerateArray().Select(element => element.Text("code")).ToArray();
        codes.ShouldContain("hepatitis-b");
        codes.ShouldNotContain("work-history");
        file.GetProperty("criteriaSet").Text("code").ShouldBe("client-harbor-s-own");
        var next = await us.CreateAsync("/v1/criteria-sets", $$"""{"basedOn":"client-harbor-s-own","name":"Harbor's own","clientId":"{{client}}"}""");
        next.GetProperty("edition").GetInt32().ShouldBe(2);
        (await they.ItemsAsync($"/v1/criteria-sets?clientId={client}")).Length.ShouldBe(2);
        (await host.As("clientAdmin", other).ItemsAsync($"/v1/criteria-sets?clientId={client}")).ShouldBeEmpty();
        await host.As("clientAdmin", other).RefusedAsync(404, "not-found", "GET", $"/v1/criteria-sets/{set.Id()}");
    }

    [Theory]
    [InlineData("\"basedOn\":\"no-such\"", 422, "criteria-set-unknown")]
    [InlineData("\"basedOn\":\"ncqa-2025\",\"remove\":[\"no-such\"]", 422, "criterion-unknown")]
    [InlineData("\"basedOn\":\"ncqa-2025\",\"change\":[{\"code\":\"no-such\"}]", 422, "criterion-unknown")]
    [InlineData("\"basedOn\":\"ncqa-2025\",\"add\":[{\"code\":\"license\",\"name\":\"L\",\"rule\":\"R\"}]", 422, "criterion-exists")]
    [InlineData("\"basedOn\":\"ncqa-2025\",\"add\":[{\"code\":\"Not a code\",\"name\":\"L\",\"rule\":\"R\"}]", 400, "invalid-request")]
    public async Task What_makes_no_sense_is_refused(string what, int status, string code)
    {
        var client = await host.ClientAsync();
        await host.As("representative").RefusedAsync(status, code, "POST", "/v1/criteria-sets", $$"""{"name":"Own","clientId":"{{client}}",{{what}}}""");
    }
}
