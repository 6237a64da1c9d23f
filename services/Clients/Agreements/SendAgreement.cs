using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Clients.Agreements;

/// <summary>Offers an agreement to both sides for signature.</summary>
internal static class SendAgreement
{
    public static async Task<Outcome<AgreementResponse>> Handle(Guid id, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var agreement = await GetAgreement.ForChangeAsync(db, id, cancellationToken);
        if (agreement is null)
        {
            return Problem.NotFound("agreement");
        }

        if (agreement.Send(clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return agreement.ToResponse();
    }
}
