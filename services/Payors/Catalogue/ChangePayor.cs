using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using FluentValidation;

namespace Credentialing.Payors.Catalogue;

// Not parameters with defaults: the contract cannot be written of those, for "not named" has no JSON.
internal sealed record ChangePayorRequest
{
    public Optional<string> Name { get; init; }

    public Optional<IReadOnlyList<string>> States { get; init; }

    public Optional<IReadOnlyList<string>> Lines { get; init; }

    public Optional<SubmissionMethod> Method { get; init; }

    public Optional<PanelStatus> Panel { get; init; }

    public Optional<int> TypicalDays { get; init; }

    public Optional<IReadOnlyList<PayorRequirement>?> Requirements { get; init; }

    public Optional<IReadOnlyList<PayorContact>?> Contacts { get; init; }

    internal PayorTerms Over(PayorTerms terms) => new(
        Name.Or(terms.Name).Trim(), [.. States.Or(terms.States).Distinct(StringComparer.Ordinal)], [.. Lines.Or(terms.Lines).Distinct(StringComparer.Ordinal)],
        Method.Or(terms.Method), Panel.Or(terms.Panel), TypicalDays.Or(terms.TypicalDays),
        Requirements.Or(terms.Requirements) ?? [], Contacts.Or(terms.Contacts) ?? []);
}

internal sealed class ChangePayorValidator : AbstractValidator<ChangePayorRequest>
{
    // What the request leaves out is well-formed already: it is judged over terms that are.
    private static readonly PayorTerms s_anyTerms = new("Any", ["CT"], ["commercial"], SubmissionMethod.Portal, PanelStatus.Open, 1, [], []);

    public ChangePayorValidator()
    {
        RuleFor(request => request.Name).Must(name => !name.IsSet || name.Value is not null).WithMessage("must not be null");
        RuleFor(request => request.States).Must(states => !states.IsSet || states.Value is not null).WithMessage("must not be null");
        RuleFor(request => request.Lines).Must(lines => !lines.IsSet || lines.Value is not null).WithMessage("must not be null");
        RuleFor(request => request.Over(s_anyTerms)).SetValidator(new PayorTermsValidator()).OverridePropertyName("").When(HasNoNull);
    }

    private static bool HasNoNull(ChangePayorRequest request) =>
        request is not ({ Name: { IsSet: true, Value: null } } or { States: { IsSet: true, Value: null } } or { Lines: { IsSet: true, Value: null } });
}

/// <summary>Changes what the body names and leaves the rest (JSON merge patch); a list is replaced as a whole.</summary>
internal static class ChangePayor
{
    public static async Task<Outcome<PayorResponse>> Handle(
        string idOrCode, ChangePayorRequest request, IfMatch ifMatch, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var payor = await db.Payors.ByIdOrCodeAsync(idOrCode, cancellationToken);
        if (payor is null)
        {
            return Problem.NotFound("payor");
        }

        if (ifMatch.Refuses(payor.Version) is { } stale)
        {
            return stale;
        }

        payor.Change(request.Over(payor.Terms), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return payor.ToResponse();
    }
}
