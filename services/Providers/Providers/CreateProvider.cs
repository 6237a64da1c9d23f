using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;

namespace Credentialing.Providers.Providers;

internal sealed record CreateProviderRequest(
    ClientId ClientId, string Npi, string FirstName, string LastName, string? MiddleName = null,
    IReadOnlyList<Guid>? PracticeIds = null, IReadOnlyList<string>? FormerNames = null, DateOnly? DateOfBirth = null, string? Ssn = null,
    IReadOnlyList<string>? Taxonomies = null, IReadOnlyList<License>? Licenses = null, IReadOnlyList<DeaStated>? Dea = null,
    IReadOnlyList<BoardCertification>? BoardCertifications = null, IReadOnlyList<Education>? Education = null,
    IReadOnlyList<WorkHistory>? WorkHistory = null, IReadOnlyList<Malpractice>? Malpractice = null,
    string? CaqhId = null, string? Email = null)
{
    public ProviderProfile ToProfile() => new()
    {
        Npi = Npi, FirstName = FirstName.Trim(), MiddleName = MiddleName?.Trim(), LastName = LastName.Trim(), FormerNames = FormerNames ?? [],
        DateOfBirth = DateOfBirth, Ssn = Ssn, PracticeIds = PracticeIds ?? [], Taxonomies = Taxonomies ?? [], Licenses = Licenses ?? [],
        Dea = DeaCheck.Normal(Dea), BoardCertifications = BoardCertifications ?? [], Education = Education ?? [],
        WorkHistory = WorkHistory ?? [], Malpractice = Malpractice ?? [], CaqhId = CaqhId, Email = Email,
    };
}

internal sealed class CreateProviderValidator : AbstractValidator<CreateProviderRequest>
{
    public CreateProviderValidator(TimeProvider clock)
    {
        RuleFor(request => request.Npi).IsNpi();
        RuleFor(request => request.FirstName).IsText(100);
        RuleFor(request => request.MiddleName).IsAtMost(100);
        RuleFor(request => request.LastName).IsText(100);
        RuleFor(request => request.DateOfBirth).IsBirth(clock);
        RuleFor(request => request.Ssn).IsDigits(9);
        RuleFor(request => request.CaqhId).IsDigits(8);
        RuleFor(request => request.Email).IsEmailIfAny();
        RuleFor(request => request.PracticeIds).Must(ids => ids is null || ids.Count <= IdentifierRules.MostRows).WithMessage($"must have at most {IdentifierRules.MostRows} entries");
        RuleFor(request => request.FormerNames).IsShort();
        RuleForEach(request => request.FormerNames).IsText(200);
        RuleFor(request => request.Taxonomies).IsShort();
        RuleForEach(request => request.Taxonomies).IsTaxonomyCode();
        RuleFor(request => request.Licenses).IsShort();
        RuleForEach(request => request.Licenses).SetValidator(new LicenseValidator());
        RuleFor(request => request.Dea).IsShort();
        RuleForEach(request => request.Dea).SetValidator(new DeaValidator());
        RuleFor(request => request.BoardCertifications).IsShort();
        RuleForEach(request => request.BoardCertifications).SetValidator(new BoardCertificationValidator());
        RuleFor(request => request.Education).IsShort();
        RuleForEach(request => request.Education).SetValidator(new EducationValidator());
        RuleFor(request => request.WorkHistory).IsShort();
        RuleForEach(request => request.WorkHistory).SetValidator(new WorkHistoryValidator());
        RuleFor(request => request.Malpractice).IsShort();
        RuleForEach(request => request.Malpractice).SetValidator(new MalpracticeValidator());
    }
}

/// <summary>Sets a provider up; where verification of the client's providers has begun, its credential file is opened at once.</summary>
internal static class CreateProvider
{
    public static async Task<Creation<ProviderResponse>> Handle(
        CreateProviderRequest request, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (caller.IsOnlyProvider())
        {
            return Problem.Forbidden;
        }

        if (await db.FindKnownClientAsync(request.ClientId, cancellationToken) is not { } client)
        {
            return Problem.NotFound("client");
        }

        var profile = request.ToProfile();
        if ((DeaCheck.Refuses(profile) ?? await ProviderChecks.RefuseAsync(db, client.ClientId, null, profile, cancellationToken)) is { } problem)
        {
            return problem;
        }

        // Whoever begins the client's verification either sees this provider or is seen here.
        await db.ShareTurnAsync(client.ClientId.Value, cancellationToken);
        var now = clock.GetUtcNow();
        var provider = Provider.SetUp(new ProviderId(Guid.CreateVersion7(now)), client.ClientId, profile, now);
        db.Add(provider);
        if (await ProviderChecks.SaveAsync(db, cancellationToken) is { } taken)
        {
            return taken;
        }

        await OpenFiles.ForNewProvidersAsync(db, client, [provider], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<ProviderResponse>.At($"/v1/providers/{provider.Id.Value}", provider.ToResponse());
    }
}
