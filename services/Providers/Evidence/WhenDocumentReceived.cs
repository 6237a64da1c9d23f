using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.Providers.Evidence;

/// <summary>Keeps that there is a document. What was removed stays so, whichever is heard first.</summary>
internal sealed class WhenDocumentReceived(ProvidersDb db) : IConsumer<DocumentReceived>
{
    public Task Consume(ConsumeContext<DocumentReceived> context) => db.Database.ExecuteAsync(
        $"""
        INSERT INTO known_documents (document_id, client_id, removed) VALUES ({context.Message.DocumentId}, {context.Message.ClientId}, false)
        ON CONFLICT (document_id) DO NOTHING
        """,
        context.CancellationToken);
}
