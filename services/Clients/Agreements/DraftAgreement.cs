using System.Text.RegularExpressions;
using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Agreements;

internal sealed record DraftAgreementRequest(AgreementKind Kind, IReadOnlyDictionary<string, string>? Terms = null);

internal sealed partial class DraftAgreementValidator : AbstractValidator<DraftAgreementRequest>
{
    private const int MostTerms = 50, Longest = 2000;

    public DraftAgreementValidator()
    {
        RuleFor(request => request.Terms).Must(terms => terms is null || terms.Count <= MostTerms).WithMessage($"must have at most {MostTerms} terms");
        RuleFor(request => request.Terms).Custom((terms, context) =>
        {
            foreach (var (name, value) in terms ?? new Dictionary<string, string>(StringComparer.Ordinal))
            {
                if (FaultOf(name, value) is { } fault)
                {
                    context.AddFailure($"terms.{name}", fault);
                }
            }
        });
    }

    private static string? FaultOf(string name, string? value) =>
        !TermName().IsMatch(name) ? "must be named in camelCase with at most 50 letters and digits"
        : AgreementTemplate.Reserved.Contains(name) ? "is filled in from what is known of the client"
        : string.IsNullOrWhiteSpace(value) ? "must not be empty"
        : value.Length > Longest ? $"must have at most {Longest} characters"
        : null;

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]{0,49}\z", RegexOptions.None, 1000)]
    private static partial Regex TermName();
}

/// <summary>Drafts an agreement from the current edition of its template.</summary>
internal static class DraftAgreement
{
    public static async Task<Creation<AgreementResponse>> Handle(
        Guid clientId, DraftAgreementRequest request, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new ClientId(clientId), cancellationToken);
        if (client is null)
        {
            return Problem.NotFound("client");
        }

        if (client.RefusesWork() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var terms = request.Terms ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var document = AgreementTemplate.Current(request.Kind).Render(client.Profile, terms, DateOnly.FromDateTime(now.UtcDateTime));
        var agreement = Agreement.Draft(client.Id, request.Kind, document, now);
        db.Add(agreement);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<AgreementResponse>.At($"/v1/agreements/{agreement.Id.Value}", agreement.ToResponse());
    }
}
