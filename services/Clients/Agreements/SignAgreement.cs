using Credentialing.Clients.Clients;
using Credentialing.Clients.Journeys;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;

namespace Credentialing.Clients.Agreements;

internal sealed record SignAgreementRequest(string Name, string Title, bool Consent);

internal sealed class SignAgreementValidator : AbstractValidator<SignAgreementRequest>
{
    public SignAgreementValidator()
    {
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Title).IsText(200);
    }
}

/// <summary>Signs for the side that the caller's roles put it on; the account that asks is the signer.</summary>
internal static class SignAgreement
{
    public static async Task<Outcome<AgreementResponse>> Handle(
        Guid id, SignAgreementRequest request, Caller caller, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var agreement = await GetAgreement.ForChangeAsync(db, id, cancellationToken);
        if (agreement is null)
        {
            return Problem.NotFound("agreement");
        }

        var side = caller.IsStaff ? SigningSide.Us : SigningSide.Client;
        var signer = new Signer(caller.Id, request.Name.Trim(), request.Title.Trim());
        var now = clock.GetUtcNow();
        if (agreement.Sign(side, signer, request.Consent, now) is { } refusal)
        {
            return refusal;
        }

        if (JourneyFacts.Of(agreement) is { } fact)
        {
            await RecordFact.OnJourneyAsync(db, agreement.ClientId, fact, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return agreement.ToResponse();
    }
}
