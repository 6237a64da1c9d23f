using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Selections;

internal static class GetSelection
{
    public static async Task<Outcome<SelectionResponse>> Handle(Guid id, PayorsDb db, CancellationToken cancellationToken)
    {
        var selection = await db.Selections.AsNoTracking().SingleOrDefaultAsync(s => s.Id == new SelectionId(id), cancellationToken);
        return selection is null ? Problem.NotFound("selection") : selection.ToResponse();
    }

    /// <summary>Reads one to change it, or its applications; whoever else wants to waits.</summary>
    public static async Task<Selection?> ForChangeAsync(PayorsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteAsync($"SELECT 1 FROM selections WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.Selections.SingleOrDefaultAsync(s => s.Id == new SelectionId(id), cancellationToken);
    }

    /// <summary>The selection that an invoice is for, to change it.</summary>
    /// <exception cref="UnusableMessageException">There is none, or it is another client's.</exception>
    public static async Task<Selection> OfInvoiceAsync(PayorsDb db, Guid subject, Guid client, CancellationToken cancellationToken) =>
        await ForChangeAsync(db, subject, cancellationToken) is { } selection && selection.ClientId == new ClientId(client)
            ? selection
            : throw new UnusableMessageException("The invoice is for no selection of this client.");
}
