using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.Providers.Evidence;

/// <summary>Keeps that a document can no longer be used as evidence; what it proved already stays proved.</summary>
internal sealed class WhenDocumentRemoved(ProvidersDb db) : IConsumer<DocumentRemoved>
{
    public Task Consume(ConsumeContext<DocumentRemoved> context) => db.Database.ExecuteAsync(
        $"""
        INSERT INTO known_documents (document_id, client_id, removed) VALUES ({context.Message.DocumentId}, {context.Message.ClientId}, true)
        ON CONFLICT (document_id) DO UPDATE SET removed = true
        """,
        context.CancellationToken);
}
