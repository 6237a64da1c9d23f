using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Agreements;

internal static class GetAgreement
{
    public static async Task<Outcome<AgreementResponse>> Handle(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        var agreement = await db.Agreements.AsNoTracking().Include(a => a.Signatures)
            .SingleOrDefaultAsync(a => a.Id == new AgreementId(id), cancellationToken);
        return agreement is null ? Problem.NotFound("agreement") : agreement.ToResponse();
    }

    /// <summary>Reads one to change it; whoever else wants to change it waits, so both sides may sign at the same moment.</summary>
    public static async Task<Agreement?> ForChangeAsync(ClientsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteAsync($"SELECT 1 FROM agreements WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.Agreements.Include(a => a.Signatures).SingleOrDefaultAsync(a => a.Id == new AgreementId(id), cancellationToken);
    }
}
