using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Providers;

internal sealed record ChangeProviderRequest
{
    public Optional<IReadOnlyList<Guid>?> PracticeIds { get; init; }

    public Optional<string> Npi { get; init; }

    public Optional<string> FirstName { get; init; }

    public Optional<string?> MiddleName { get; init; }

    public Optional<string> LastName { get; init; }

    public Optional<IReadOnlyList<string>?> FormerNames { get; init; }

    public Optional<DateOnly?> DateOfBirth { get; init; }

    public Optional<string?> Ssn { get; init; }

    public Optional<IReadOnlyList<string>?> Taxonomies { get; init; }

    public Optional<IReadOnlyList<License>?> Licenses { get; init; }

    public Optional<IReadOnlyList<DeaStated>?> Dea { get; init; }

    public Optional<IReadOnlyList<BoardCertification>?> BoardCertifications { get; init; }

    public Optional<IReadOnlyList<Education>?> Education { get; init; }

    public Optional<IReadOnlyList<WorkHistory>?> WorkHistory { get; init; }

    public Optional<IReadOnlyList<Malpractice>?> Malpractice { get; init; }

    public Optional<string?> CaqhId { get; init; }

    public Optional<string?> Email { get; init; }

    public ProviderProfile On(ProviderProfile now) => now with
    {
        PracticeIds = PracticeIds.Or(now.PracticeIds) ?? [], Npi = Npi.Or(now.Npi), FirstName = FirstName.Or(now.FirstName).Trim(),
        MiddleName = MiddleName.Or(now.MiddleName)?.Trim(), LastName = LastName.Or(now.LastName).Trim(), FormerNames = FormerNames.Or(now.FormerNames) ?? [],
        DateOfBirth = DateOfBirth.Or(now.DateOfBirth), Ssn = Ssn.Or(now.Ssn), Taxonomies = Taxonomies.Or(now.Taxonomies) ?? [],
        Licenses = Licenses.Or(now.Licenses) ?? [], Dea = Dea.IsSet ? DeaCheck.Normal(Dea.Value) : now.Dea,
        BoardCertifications = BoardCertifications.Or(now.BoardCertifications) ?? [], Education = Education.Or(now.Education) ?? [],
        WorkHistory = WorkHistory.Or(now.WorkHistory) ?? [], Malpractice = Malpractice.Or(now.Malpractice) ?? [],
        CaqhId = CaqhId.Or(now.CaqhId), Email = Email.Or(now.Email),
    };
}

internal sealed class ChangeProviderValidator : AbstractValidator<ChangeProviderRequest>
{
    public ChangeProviderValidator(TimeProvider clock)
    {
        RuleFor(request => request.Npi.Value).IsNpi().When(request => request.Npi.IsSet).OverridePropertyName("npi");
        RuleFor(request => request.FirstName.Value).IsText(100).When(request => request.FirstName.IsSet).OverridePropertyName("firstName");
        RuleFor(request => request.MiddleName.Value).IsAtMost(100).OverridePropertyName("middleName");
        RuleFor(request => request.LastName.Value).IsText(100).When(request => request.LastName.IsSet).OverridePropertyName("lastName");
        RuleFor(request => request.DateOfBirth.Value).IsBirth(clock).OverridePropertyName("dateOfBirth");
        RuleFor(request => request.Ssn.Value).IsDigits(9).OverridePropertyName("ssn");
        RuleFor(request => request.CaqhId.Value).IsDigits(8).OverridePropertyName("caqhId");
        RuleFor(request => request.Email.Value).IsEmailIfAny().OverridePropertyName("email");
        RuleFor(request => request.PracticeIds.Value).Must(ids => ids is null || ids.Count <= IdentifierRules.MostRows)
            .WithMessage($"must have at most {IdentifierRules.MostRows} entries").OverridePropertyName("practiceIds");
        RuleFor(request => request.FormerNames.Value).IsShort().OverridePropertyName("formerNames");
        RuleForEach(request => request.FormerNames.Value).IsText(200).OverridePropertyName("formerNames");
        RuleFor(request => request.Taxonomies.Value).IsShort().OverridePropertyName("taxonomies");
        RuleForEach(request => request.Taxonomies.Value).IsTaxonomyCode().OverridePropertyName("taxonomies");
        RuleFor(request => request.Licenses.Value).IsShort().OverridePropertyName("licenses");
        RuleForEach(request => request.Licenses.Value).SetValidator(new LicenseValidator()).OverridePropertyName("licenses");
        RuleFor(request => request.Dea.Value).IsShort().OverridePropertyName("dea");
        RuleForEach(request => request.Dea.Value).SetValidator(new DeaValidator()).OverridePropertyName("dea");
        RuleFor(request => request.BoardCertifications.Value).IsShort().OverridePropertyName("boardCertifications");
        RuleForEach(request => request.BoardCertifications.Value).SetValidator(new BoardCertificationValidator()).OverridePropertyName("boardCertifications");
        RuleFor(request => request.Education.Value).IsShort().OverridePropertyName("education");
        RuleForEach(request => request.Education.Value).SetValidator(new EducationValidator()).OverridePropertyName("education");
        RuleFor(request => request.WorkHistory.Value).IsShort().OverridePropertyName("workHistory");
        RuleForEach(request => request.WorkHistory.Value).SetValidator(new WorkHistoryValidator()).OverridePropertyName("workHistory");
        RuleFor(request => request.Malpractice.Value).IsShort().OverridePropertyName("malpractice");
        RuleForEach(request => request.Malpractice.Value).SetValidator(new MalpracticeValidator()).OverridePropertyName("malpractice");
    }
}

/// <summary>Changes what the body names and leaves the rest (JSON merge patch); a list is replaced whole, null empties it.</summary>
internal static class ChangeProvider
{
    public static async Task<Outcome<ProviderResponse>> Handle(
        Guid id, ChangeProviderRequest request, IfMatch ifMatch, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.Include(p => p.Dea).SeenBy(caller).SingleOrDefaultAsync(p => p.Id == new ProviderId(id), cancellationToken);
        if (provider is null)
        {
            return Problem.NotFound("provider");
        }

        if (ifMatch.Refuses(provider.Version) is { } stale)
        {
            return stale;
        }

        // A number that was right under an earlier name is not asked about again.
        var profile = request.On(provider.ToProfile());
        if (((request.Dea.IsSet ? DeaCheck.Refuses(profile) : null) ??
            await ProviderChecks.RefuseAsync(db, provider.ClientId, provider.Id, profile, cancellationToken)) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        provider.Change(profile, now);
        if (await ProviderChecks.SaveAsync(db, cancellationToken) is { } taken)
        {
            return taken;
        }

        await KeepFiles.OfProviderAsync(db, provider, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return provider.ToResponse();
    }
}
