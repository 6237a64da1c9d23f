using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Payors.Applications;

/// <summary>A document came in: it may be what an application waits for.</summary>
internal sealed class WhenDocumentReceived(PayorsDb db) : IConsumer<DocumentReceived>
{
    public async Task Consume(ConsumeContext<DocumentReceived> context)
    {
        var told = context.Message;
        await AskForChecks.OfAsync(db, ConcernedByDocument.Which(new ClientId(told.ClientId), told.SubjectKind, told.SubjectId), context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
