using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.LaunchPlans;

internal sealed record WriteLaunchPlanRequest(IReadOnlyList<PlanSection> Sections);

internal sealed class WriteLaunchPlanValidator : AbstractValidator<WriteLaunchPlanRequest>
{
    private const int Most = 40, LongestText = 50_000;

    public WriteLaunchPlanValidator()
    {
        RuleFor(request => request.Sections).Must(sections => sections.Count is >= 1 and <= Most).WithMessage($"must have 1 to {Most} sections");
        RuleFor(request => request.Sections).Must(sections => sections.Select(section => section.Code).Distinct(StringComparer.Ordinal).Count() == sections.Count)
            .WithMessage("must have each code once");
        RuleForEach(request => request.Sections).ChildRules(section =>
        {
            section.RuleFor(s => s.Code).IsText(60);
            section.RuleFor(s => s.Title).IsText(200);
            section.RuleFor(s => s.Text).MaximumLength(LongestText).WithMessage($"must have at most {LongestText} characters");
        });
    }
}

/// <summary>Replaces the sections of a draft.</summary>
internal static class WriteLaunchPlan
{
    public static async Task<Outcome<LaunchPlanResponse>> Handle(
        Guid id, WriteLaunchPlanRequest request, IfMatch ifMatch, ClientsDb db, CancellationToken cancellationToken)
    {
        var plan = await db.LaunchPlans.SingleOrDefaultAsync(p => p.Id == new LaunchPlanId(id), cancellationToken);
        if (plan is null)
        {
            return Problem.NotFound("launch plan");
        }

        if (ifMatch.Refuses(plan.Version) is { } stale)
        {
            return stale;
        }

        if (plan.Write(request.Sections) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return plan.ToResponse();
    }
}
