using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>A launch plan, as the API shows it.</summary>
internal sealed record LaunchPlanResponse(
    LaunchPlanId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, LaunchPlanState State, int? Edition, IReadOnlyList<PlanSection> Sections,
    IReadOnlyList<PlannedPayor> Payors, IReadOnlyList<PlannedFee> Fees, DateTimeOffset? PublishedAt) : IVersioned;

internal static class LaunchPlanResponses
{
    public static LaunchPlanResponse ToResponse(this LaunchPlan plan) => new(
        plan.Id, plan.CreatedAt, plan.UpdatedAt, plan.Version,
        plan.ClientId, plan.State, plan.Edition, plan.Sections, plan.Payors, plan.Fees, plan.PublishedAt);
}
