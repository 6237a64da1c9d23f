using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Clients.Agreements;

internal sealed record VoidAgreementRequest(string Reason);

internal sealed class VoidAgreementValidator : AbstractValidator<VoidAgreementRequest>
{
    public VoidAgreementValidator() => RuleFor(request => request.Reason).IsText(2000);
}

/// <summary>Withdraws an agreement that is not in force.</summary>
internal static class VoidAgreement
{
    public static async Task<Outcome<AgreementResponse>> Handle(
        Guid id, VoidAgreementRequest request, AuditContext audit, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var agreement = await GetAgreement.ForChangeAsync(db, id, cancellationToken);
        if (agreement is null)
        {
            return Problem.NotFound("agreement");
        }

        if (agreement.Void(request.Reason.Trim(), clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        audit.Because(request.Reason.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return agreement.ToResponse();
    }
}
