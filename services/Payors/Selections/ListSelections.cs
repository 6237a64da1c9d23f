using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Selections;

internal static class ListSelections
{
    private static readonly Sorts<Selection, SelectionId> s_sorts = new Sorts<Selection, SelectionId>(selection => selection.Id, byDefault: "-createdAt")
        .By("createdAt", selection => selection.CreatedAt);

    public static async Task<Outcome<Page<SelectionResponse>>> Handle(
        PageRequest page, Guid? clientId, Choice<SelectionState> state, PayorsDb db, CancellationToken cancellationToken)
    {
        var selections = db.Selections.AsNoTracking();
        if (clientId is { } client)
        {
            selections = selections.Where(selection => selection.ClientId == new ClientId(client));
        }

        if (state.Value is { } inState)
        {
            selections = selections.Where(selection => selection.State == inState);
        }

        return await selections.ToPageAsync(page, s_sorts, selection => selection.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<SelectionResponse>>> OfClient(
        Guid clientId, PageRequest page, Choice<SelectionState> state, PayorsDb db, CancellationToken cancellationToken) =>
        await db.FindKnownClientAsync(new ClientId(clientId), cancellationToken) is null
            ? Problem.NotFound("client")
            : await Handle(page, clientId, state, db, cancellationToken);
}
