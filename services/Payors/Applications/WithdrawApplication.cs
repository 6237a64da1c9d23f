using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Selections;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

internal sealed record WithdrawRequest(string Reason);

internal sealed class WithdrawValidator : AbstractValidator<WithdrawRequest>
{
    public WithdrawValidator() => RuleFor(request => request.Reason).IsText(2000);
}

/// <summary>Gives an application up; with the last one of an unpaid selection, the selection.</summary>
internal static class WithdrawApplication
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, WithdrawRequest request, Caller caller, AuditContext audit, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var selectionId = await db.Applications.Where(a => a.Id == new ApplicationId(id)).Select(a => (SelectionId?)a.SelectionId)
            .SingleOrDefaultAsync(cancellationToken);
        if (selectionId is null)
        {
            return Problem.NotFound("application");
        }

        // The selection first, as payment does: so neither waits for the other in a circle.
        var selection = (await GetSelection.ForChangeAsync(db, selectionId.Value.Value, cancellationToken))!;
        var application = (await GetApplication.ForChangeAsync(db, id, cancellationToken))!;
        var act = caller.Does(clock);
        if (application.Withdraw(request.Reason.Trim(), act) is { } refusal)
        {
            return refusal;
        }

        if (!await db.Applications.AnyAsync(
            other => other.SelectionId == selection.Id && other.Id != application.Id && other.State != ApplicationState.Withdrawn, cancellationToken))
        {
            selection.AllWithdrawn(act.At);
        }

        audit.Because(request.Reason.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();
    }
}
