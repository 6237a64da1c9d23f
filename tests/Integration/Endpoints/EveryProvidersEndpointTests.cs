using Credentialing.Tests.Integration.Providers;
using Xunit;

namespace Credentialing.Tests.Integration.Endpoints;

[Collection(SharedProviders.Name)]
public sealed class EveryProvidersEndpointTests(ProvidersHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() =>
        ContractOf.IsComplete(host.Anonymous(), "/v1/providers", "/v1/practices", "/v1/criteria-sets", "/v1/credential-files", "/v1/providers/lookup", "/v1/rosters",
            "/v1/exclusion-lists", "/v1/exclusion-lists/{list}", "/v1/screenings", "/v1/screenings/batch", "/v1/screening-runs", "/v1/alerts", "/v1/alerts/{id}/disposition");
}
