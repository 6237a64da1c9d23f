using Credentialing.Tests.Integration.Payors;
using Xunit;

namespace Credentialing.Tests.Integration.Endpoints;

[Collection(SharedPayors.Name)]
public sealed class EveryPayorsEndpointTests(PayorsHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() => ContractOf.IsComplete(
        host.Anonymous(), "/v1/payors", "/v1/payors/{idOrCode}", "/v1/clients/{clientId}/discovery-reports", "/v1/discovery-reports/{id}/publish",
        "/v1/clients/{clientId}/payor-selections", "/v1/payor-selections/{id}", "/v1/applications", "/v1/applications/{id}/submit",
        "/v1/applications/{id}/packet", "/v1/applications/{id}/follow-ups", "/v1/applications/{id}/payor-responses", "/v1/applications/{id}/clarifications",
        "/v1/applications/{id}/resubmit", "/v1/applications/{id}/withdraw");
}
