using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Providers.Providers;

/// <summary>What well-formed rows of a profile are, for whichever request carries them.</summary>
internal sealed class LicenseValidator : AbstractValidator<License>
{
    public LicenseValidator()
    {
        RuleFor(license => license.State).IsState();
        RuleFor(license => license.Number).IsText(50);
        RuleFor(license => license.ExpiresOn).IsNotBefore(license => license.IssuedOn, "issuedOn");
    }
}

internal sealed class DeaValidator : AbstractValidator<DeaStated>
{
    public DeaValidator()
    {
        RuleFor(dea => dea.Number).IsDeaNumber();
        RuleFor(dea => dea.State).IsState();
        RuleFor(dea => dea.Schedules).IsShort();
        RuleForEach(dea => dea.Schedules).IsText(10);
    }
}

internal sealed class BoardCertificationValidator : AbstractValidator<BoardCertification>
{
    public BoardCertificationValidator()
    {
        RuleFor(board => board.Board).IsText(200);
        RuleFor(board => board.Specialty).IsText(200);
        RuleFor(board => board.ExpiresOn).IsNotBefore(board => board.CertifiedOn, "certifiedOn");
        RuleFor(board => board.ExpiresOn).Null().When(board => board.Lifetime).WithMessage("must not be given for a lifetime certification");
    }
}

internal sealed class EducationValidator : AbstractValidator<Education>
{
    public EducationValidator()
    {
        RuleFor(education => education.Institution).IsText(200);
        RuleFor(education => education.Degree).IsText(200);
        RuleFor(education => education.CompletedOn).IsNotBefore(education => education.StartedOn, "startedOn");
    }
}

internal sealed class WorkHistoryValidator : AbstractValidator<WorkHistory>
{
    public WorkHistoryValidator()
    {
        RuleFor(work => work.Employer).IsText(200);
        RuleFor(work => work.Position).IsText(200);
        RuleFor(work => work.EndedOn).IsNotBefore(work => work.StartedOn, "startedOn");
        RuleFor(work => work.GapExplanation).IsAtMost(2000);
    }
}

internal sealed class MalpracticeValidator : AbstractValidator<Malpractice>
{
    public MalpracticeValidator()
    {
        RuleFor(insurance => insurance.Carrier).IsText(200);
        RuleFor(insurance => insurance.PolicyNumber).IsText(100);
        RuleFor(insurance => insurance.Coverage).IsAtMost(200);
        RuleFor(insurance => insurance.ExpiresOn).IsNotBefore(insurance => insurance.EffectiveOn, "effectiveOn");
    }
}

internal static class ProfileRules
{
    private static readonly DateOnly s_earliestBirth = new(1900, 1, 1);

    public static IRuleBuilderOptions<T, DateOnly?> IsNotBefore<T>(this IRuleBuilder<T, DateOnly?> rule, Func<T, DateOnly?> start, string name) =>
        rule.Must((row, end) => end is null || start(row) is not { } begin || end >= begin).WithMessage($"must not be before {name}");

    public static IRuleBuilderOptions<T, DateOnly?> IsBirth<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider clock) =>
        rule.Must(date => date is null || (date >= s_earliestBirth && date <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            .WithMessage("must be a date in the past, not before 1900");
}
