using Credentialing.ServiceDefaults.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Catalogue;

internal sealed record EnterPayorRequest(
    string Code, string Name, IReadOnlyList<string> States, IReadOnlyList<string> Lines, SubmissionMethod Method, PanelStatus Panel, int TypicalDays,
    IReadOnlyList<PayorRequirement>? Requirements = null, IReadOnlyList<PayorContact>? Contacts = null)
{
    internal PayorTerms ToTerms() => new(
        Name.Trim(), [.. States.Distinct(StringComparer.Ordinal)], [.. Lines.Distinct(StringComparer.Ordinal)], Method, Panel, TypicalDays,
        Requirements ?? [], Contacts ?? []);
}

internal sealed class EnterPayorValidator : AbstractValidator<EnterPayorRequest>
{
    public EnterPayorValidator()
    {
        RuleFor(request => request.Code).IsCode();
        RuleFor(request => request.ToTerms()).SetValidator(new PayorTermsValidator()).OverridePropertyName("");
    }
}

/// <summary>Enters a payor in the catalogue.</summary>
internal static class EnterPayor
{
    public static async Task<Creation<PayorResponse>> Handle(EnterPayorRequest request, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Payors.AnyAsync(payor => payor.Code == request.Code, cancellationToken))
        {
            return Problem.Conflict("already-exists", "There is a payor of this code.");
        }

        var now = clock.GetUtcNow();
        var payor = Payor.Enter(new PayorId(Guid.CreateVersion7(now)), request.Code, request.ToTerms(), isExample: false, now);
        db.Add(payor);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<PayorResponse>.At($"/v1/payors/{payor.Id.Value}", payor.ToResponse());
    }
}
