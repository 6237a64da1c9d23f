using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.BreakGlass;

internal sealed record ReviewEmergencyAccessRequest(Finding Finding, string Note);

internal sealed class ReviewEmergencyAccessValidator : AbstractValidator<ReviewEmergencyAccessRequest>
{
    public ReviewEmergencyAccessValidator() => RuleFor(request => request.Note).IsText(1000);
}

/// <summary>Records what a second person thinks of an emergency access that is over.</summary>
internal static class ReviewEmergencyAccess
{
    public static async Task<Outcome<EmergencyAccessResponse>> Handle(
        Guid id, ReviewEmergencyAccessRequest request, Caller caller, IdentityDb db, CancellationToken cancellationToken)
    {
        var by = EndEmergencyAccess.UserOf(caller);
        if (!await db.Users.AnyAsync(user => user.Id == by, cancellationToken))
        {
            return BreakGlassRoutes.PeopleOnly;
        }

        var access = await db.EmergencyAccesses.SingleOrDefaultAsync(a => a.Id == new EmergencyAccessId(id), cancellationToken);
        if (access is null)
        {
            return Problem.NotFound("emergency access");
        }

        if (access.Review(by, request.Finding, request.Note.Trim(), TimeProvider.System.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return access.ToResponse();
    }
}
