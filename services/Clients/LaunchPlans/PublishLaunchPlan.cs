using Credentialing.Clients.Journeys;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>Shows a plan to the client, which is a fact of its journey.</summary>
internal static class PublishLaunchPlan
{
    public static async Task<Outcome<LaunchPlanResponse>> Handle(Guid id, ClientsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await db.LaunchPlans.SingleOrDefaultAsync(p => p.Id == new LaunchPlanId(id), cancellationToken);
        if (plan is null)
        {
            return Problem.NotFound("launch plan");
        }

        // The journey is held from here on, so the client's plans are numbered one after the other.
        var now = clock.GetUtcNow();
        await RecordFact.OnJourneyAsync(db, plan.ClientId, Fact.PlanPublished, now, cancellationToken);
        var last = await db.LaunchPlans.Where(p => p.ClientId == plan.ClientId).MaxAsync(p => p.Edition, cancellationToken);
        if (plan.Publish((last ?? 0) + 1, now) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return plan.ToResponse();
    }
}
