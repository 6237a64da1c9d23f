using Credentialing.Payors.Catalogue;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;

namespace Credentialing.Payors.Applications;

internal sealed record FollowUpRequest(string Channel, string Contact, string Outcome, string? Notes = null, DateOnly? NextOn = null);

internal sealed class FollowUpValidator : AbstractValidator<FollowUpRequest>
{
    public FollowUpValidator()
    {
        RuleFor(request => request.Channel).IsText(50);
        RuleFor(request => request.Contact).IsText(200);
        RuleFor(request => request.Outcome).IsText(500);
        RuleFor(request => request.Notes).IsAtMost(4000);
    }
}

/// <summary>Records that the payor was asked how it stands.</summary>
internal static class RecordFollowUp
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, FollowUpRequest request, Caller caller, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var application = await GetApplication.ForChangeAsync(db, id, cancellationToken);
        if (application is null)
        {
            return Problem.NotFound("application");
        }

        var followUp = new FollowUp(request.Channel.Trim(), request.Contact.Trim(), request.Outcome.Trim(), request.Notes?.Trim(), request.NextOn);
        if (application.Record(followUp, caller.Does(clock)) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();
    }
}
