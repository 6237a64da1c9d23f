using System.Text.RegularExpressions;
using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>A criterion that the client adds.</summary>
internal sealed record AddedCriterion(
    string Code, string Name, string Rule, Applies Applies = Applies.Always, bool Required = true, int? ValidityDays = null, int? ValidityMonths = null)
{
    public Criterion For(string client) => new(Code, Name.Trim(), Applies, Required, ValidityDays, ValidityMonths, Rule.Trim(), client, "S");
}

/// <summary>What is different about a criterion of the other set; what is not named stays.</summary>
internal sealed record ChangedCriterion(
    string Code, string? Name = null, string? Rule = null, bool? Required = null, int? ValidityDays = null, int? ValidityMonths = null)
{
    public Criterion On(Criterion now, string client) => now with
    {
        Name = Name?.Trim() ?? now.Name,
        Rule = Rule?.Trim() ?? now.Rule,
        Required = Required ?? now.Required,
        ValidityDays = ValidityMonths is null ? ValidityDays ?? now.ValidityDays : null,
        ValidityMonths = ValidityDays is null ? ValidityMonths ?? now.ValidityMonths : null,
        Source = client,
        Status = "S",
    };
}

internal sealed record DraftCriteriaSetRequest(
    string BasedOn, string Name, ClientId ClientId,
    IReadOnlyList<AddedCriterion>? Add = null, IReadOnlyList<string>? Remove = null, IReadOnlyList<ChangedCriterion>? Change = null);

internal sealed partial class DraftCriteriaSetValidator : AbstractValidator<DraftCriteriaSetRequest>
{
    private const int LongestDays = 3650;

    public DraftCriteriaSetValidator()
    {
        RuleFor(request => request.BasedOn).IsText(100);
        RuleFor(request => request.Name).IsText(80).Must(name => DraftCriteriaSet.CodeOf(name ?? "").Length > 0).WithMessage("must have a letter or a digit");
        RuleFor(request => request.Add).IsShort();
        RuleFor(request => request.Remove).IsShort();
        RuleFor(request => request.Change).IsShort()
            .Must(changes => changes is null || changes.DistinctBy(change => change.Code, StringComparer.Ordinal).Count() == changes.Count).WithMessage("must not have a code twice");
        RuleForEach(request => request.Add).ChildRules(added =>
        {
            added.RuleFor(a => a.Code).Must(code => Code().IsMatch(code)).WithMessage("must be a code such as peer-references, of at most 100 characters");
            added.RuleFor(a => a.Name).IsText(200);
            added.RuleFor(a => a.Rule).IsText(1000);
            added.RuleFor(a => a.ValidityDays).InclusiveBetween(1, LongestDays).WithMessage($"must be 1 to {LongestDays}");
            added.RuleFor(a => a.ValidityMonths).InclusiveBetween(1, 120).WithMessage("must be 1 to 120");
            added.RuleFor(a => a.ValidityMonths).Null().When(a => a.ValidityDays is not null).WithMessage("must not be given beside validityDays");
        });
        RuleForEach(request => request.Change).ChildRules(changed =>
        {
            changed.RuleFor(c => c.Name).IsAtMost(200);
            changed.RuleFor(c => c.Rule).IsAtMost(1000);
            changed.RuleFor(c => c.ValidityDays).InclusiveBetween(1, LongestDays).WithMessage($"must be 1 to {LongestDays}");
            changed.RuleFor(c => c.ValidityMonths).InclusiveBetween(1, 120).WithMessage("must be 1 to 120");
            changed.RuleFor(c => c.ValidityMonths).Null().When(c => c.ValidityDays is not null).WithMessage("must not be given beside validityDays");
        });
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,99}\z", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

/// <summary>Drafts a client's own set; under a name that the client has already, it is the next edition of that set.</summary>
internal static partial class DraftCriteriaSet
{
    public static async Task<Creation<CriteriaSetResponse>> Handle(
        DraftCriteriaSetRequest request, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindKnownClientAsync(request.ClientId, cancellationToken) is not { } client)
        {
            return Problem.NotFound("client");
        }

        if (await GetCriteriaSet.FindAsync(db, request.BasedOn, client.ClientId, approvedOnly: true, cancellationToken) is not { } basis)
        {
            return Problem.Unprocessable("criteria-set-unknown", "There is no such criteria set to base another on.", "basedOn");
        }

        var known = basis.Elements.ToDictionary(element => element.Code, StringComparer.Ordinal);
        if (request.Change?.FirstOrDefault(change => !known.ContainsKey(change.Code)) is { } unknown)
        {
            return Problem.Unprocessable("criterion-unknown", $"{basis.Code} has no criterion '{unknown.Code}'.", "change");
        }

        var (elements, refusal) = ClientSet.Apply(basis, new Differences(
            [.. (request.Add ?? []).Select(added => added.For(client.Name))], request.Remove ?? [],
            [.. (request.Change ?? []).Select(changed => changed.On(known[changed.Code], client.Name))]));
        if (refusal is not null)
        {
            return refusal;
        }

        await db.TakeTurnAsync(client.ClientId.Value, cancellationToken);
        var code = CodeOf(request.Name);
        var last = await db.ClientSets.Where(set => set.ClientId == client.ClientId && set.Code == code).MaxAsync(set => (int?)set.Edition, cancellationToken);
        var set = ClientSet.Draft(
            new CriteriaSetId(Guid.CreateVersion7(clock.GetUtcNow())), client.ClientId, code, request.Name.Trim(), (last ?? 0) + 1, basis, elements);
        db.Add(set);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<CriteriaSetResponse>.At($"/v1/criteria-sets/{set.Id.Value}", set.ToResponse());
    }

    /// <summary>The code that a name gives: <c>Harbor's own</c> → <c>client-harbor-s-own</c>, never that of a built-in set.</summary>
    public static string CodeOf(string name) =>
        NotInCode().Replace(name.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } code ? $"client-{code}" : "";

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInCode();
}
