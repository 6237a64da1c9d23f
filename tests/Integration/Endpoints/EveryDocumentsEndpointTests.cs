using Credentialing.Tests.Integration.Documents;
using Xunit;

namespace Credentialing.Tests.Integration.Endpoints;

[Collection(SharedDocuments.Name)]
public sealed class EveryDocumentsEndpointTests(DocumentsHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() => ContractOf.IsComplete(host.Anonymous(), "/v1/documents", "/v1/documents/{id}/content", "/v1/document-requests");
}
