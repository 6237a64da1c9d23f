using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Agreements;

internal static class ListAgreements
{
    private static readonly Sorts<Agreement, AgreementId> s_sorts = new Sorts<Agreement, AgreementId>(agreement => agreement.Id, byDefault: "-createdAt")
        .By("createdAt", agreement => agreement.CreatedAt);

    public static async Task<Outcome<Page<AgreementResponse>>> Handle(
        PageRequest page, Guid? clientId, Choice<AgreementKind> kind, Choice<AgreementState> state, ClientsDb db, CancellationToken cancellationToken)
    {
        var agreements = db.Agreements.AsNoTracking().Include(agreement => agreement.Signatures).AsQueryable();
        if (clientId is { } client)
        {
            agreements = agreements.Where(agreement => agreement.ClientId == new ClientId(client));
        }

        if (kind.Value is { } ofKind)
        {
            agreements = agreements.Where(agreement => agreement.Kind == ofKind);
        }

        if (state.Value is { } inState)
        {
            agreements = agreements.Where(agreement => agreement.State == inState);
        }

        return await agreements.ToPageAsync(page, s_sorts, agreement => agreement.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<AgreementResponse>>> OfClient(
        Guid clientId, PageRequest page, Choice<AgreementKind> kind, Choice<AgreementState> state, ClientsDb db, CancellationToken cancellationToken) =>
        await db.Clients.AnyAsync(client => client.Id == new ClientId(clientId), cancellationToken)
            ? await Handle(page, clientId, kind, state, db, cancellationToken)
            : Problem.NotFound("client");
}
