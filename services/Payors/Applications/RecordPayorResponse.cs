using Credentialing.Payors.Catalogue;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;

namespace Credentialing.Payors.Applications;

internal sealed record PayorResponseRequest(PayorResponseKind Kind, string Text, DateOnly? EffectiveOn = null, string? PayorProviderId = null);

internal sealed class PayorResponseValidator : AbstractValidator<PayorResponseRequest>
{
    public PayorResponseValidator()
    {
        RuleFor(request => request.Text).IsText(4000);
        RuleFor(request => request.PayorProviderId).IsAtMost(100);
    }
}

/// <summary>Records what the payor said.</summary>
internal static class RecordPayorResponse
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, PayorResponseRequest request, Caller caller, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var application = await GetApplication.ForChangeAsync(db, id, cancellationToken);
        if (application is null)
        {
            return Problem.NotFound("application");
        }

        var answer = new PayorAnswer(request.Kind, request.Text.Trim(), request.EffectiveOn, request.PayorProviderId?.Trim());
        if (application.Record(answer, caller.Does(clock)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();
    }
}
