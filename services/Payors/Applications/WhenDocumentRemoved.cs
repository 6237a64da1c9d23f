using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Payors.Applications;

/// <summary>A document can no longer be used: an application may wait for it again.</summary>
internal sealed class WhenDocumentRemoved(PayorsDb db) : IConsumer<DocumentRemoved>
{
    public async Task Consume(ConsumeContext<DocumentRemoved> context)
    {
        var told = context.Message;
        await AskForChecks.OfAsync(db, ConcernedByDocument.Which(new ClientId(told.ClientId), told.SubjectKind, told.SubjectId), context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
