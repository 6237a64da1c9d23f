using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class LookUpTests(ProvidersHost host)
{
    [Fact]
    public async Task A_provider_is_drafted_from_the_registry_and_the_draft_can_be_kept()
    {
        var (client, npi) = (await host.ClientAsync(), ProvidersHost.NewNpi());
        host.Registry.Answer(npi, $$"""
            {"result_count": 1, "results": [{"enumeration_type": "NPI-1", "number": "{{npi}}", "created_epoch": "1646266470000", "last_updated_epoch": "1716222184000",
              "basic": {"first_name": "ADA", "last_name": "BAKER", "middle_name": "--", "status": "A"},
              "taxonomies": [{"code": "207Q00000X", "primary": true, "state": "CT", "license": "1.234"}], "addresses": [], "other_names": []}]}
            """);
        var caller = host.As("clientAdmin", client);

        var draft = await caller.OkAsync("POST", "/v1/providers/lookup", $$"""{"npi":"{{npi}}"}""");

        (draft.Text("kind"), draft.Text("firstName"), draft.Text("middleName"), draft.Text("lastName")).ShouldBe(("individual", "ADA", null, "BAKER"));
        draft.Texts("taxonomies").ShouldBe(["207Q00000X"]);
        draft.Text("sourceUpdatedAt").ShouldBe("2024-05-20T16:23:04Z");
        var provider = await caller.CreateAsync("/v1/providers", $$"""
            {"clientId":"{{client}}","npi":"{{npi}}","firstName":"ADA","lastName":"BAKER","licenses":{{draft.GetProperty("licenses").GetRawText()}}}
            """);
        provider.GetProperty("licenses")[0].Text("number").ShouldBe("1.234");
    }

    [Fact]
    public async Task An_organization_is_drafted_as_a_practice()
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Answer(npi, $$"""
            {"result_count": 1, "results": [{"enumeration_type": "NPI-2", "number": {{npi}}, "created_epoch": 1537574400, "last_updated_epoch": 1537639861,
              "basic": {"organization_name": "HARBOR LLC", "status": "A"}, "taxonomies": [], "other_names": [],
              "addresses": [{"address_purpose": "LOCATION", "address_1": "1 MAIN ST", "city": "HARTFORD", "state": "CT", "postal_code": "061030002"}]}]}
            """);

        var draft = await host.As("manager").OkAsync("POST", "/v1/providers/lookup", $$"""{"npi":"{{npi}}"}""");

        (draft.Text("kind"), draft.Text("name"), draft.GetProperty("locations")[0].Text("postalCode")).ShouldBe(("organization", "HARBOR LLC", "061030002"));
    }

    [Fact]
    public async Task What_the_registry_does_not_know_is_not_found_whichever_way_it_says_so()
    {
        var (empty, error) = (ProvidersHost.NewNpi(), ProvidersHost.NewNpi());
        host.Registry.Answer(error, """{"Errors": [{"description": "Invalid", "field": "number", "number": "06"}]}""");
        foreach (var npi in (string[])[empty, error])
        {
            await host.As("manager").RefusedAsync(404, "npi-not-found", "POST", "/v1/providers/lookup", $$"""{"npi":"{{npi}}"}""");
        }

        await host.As("manager").RefusedAsync(400, "invalid-request", "POST", "/v1/providers/lookup", """{"npi":"1234567890"}""");
    }

    [Fact]
    public async Task A_registry_that_stumbles_is_asked_again_and_one_that_is_down_is_said_to_be()
    {
        var (stumbles, down) = (ProvidersHost.NewNpi(), ProvidersHost.NewNpi());
        host.Registry.Fail(stumbles, 1);
        host.Registry.Fail(down, 100);

        await host.As("manager").RefusedAsync(404, "npi-not-found", "POST", "/v1/providers/lookup", $$"""{"npi":"{{stumbles}}"}""");
        using var response = await host.As("manager").SendAsync("POST", "/v1/providers/lookup", $$"""{"npi":"{{down}}"}""");

        await response.ProblemAsync(503, "source-unavailable");
        (host.Registry.Asked(stumbles), host.Registry.Asked(down)).ShouldBe((2, 3));
    }
}
