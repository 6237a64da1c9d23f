using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>Shows plans; a client sees those that were published for it, and no drafts.</summary>
internal static class ReadLaunchPlans
{
    private static readonly Sorts<LaunchPlan, LaunchPlanId> s_sorts = new Sorts<LaunchPlan, LaunchPlanId>(plan => plan.Id, byDefault: "-createdAt")
        .By("createdAt", plan => plan.CreatedAt);

    public static async Task<Outcome<Page<LaunchPlanResponse>>> List(
        PageRequest page, Guid? clientId, Choice<LaunchPlanState> state, Caller caller, ClientsDb db, CancellationToken cancellationToken)
    {
        var plans = VisibleTo(caller, db);
        if (clientId is { } client)
        {
            plans = plans.Where(plan => plan.ClientId == new ClientId(client));
        }

        if (state.Value is { } inState)
        {
            plans = plans.Where(plan => plan.State == inState);
        }

        return await plans.ToPageAsync(page, s_sorts, plan => plan.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<LaunchPlanResponse>>> OfClient(
        Guid clientId, PageRequest page, Choice<LaunchPlanState> state, Caller caller, ClientsDb db, CancellationToken cancellationToken) =>
        await db.Clients.AnyAsync(client => client.Id == new ClientId(clientId), cancellationToken)
            ? await List(page, clientId, state, caller, db, cancellationToken)
            : Problem.NotFound("client");

    public static async Task<Outcome<LaunchPlanResponse>> One(Guid id, Caller caller, ClientsDb db, CancellationToken cancellationToken) =>
        await VisibleTo(caller, db).SingleOrDefaultAsync(plan => plan.Id == new LaunchPlanId(id), cancellationToken) is { } plan
            ? plan.ToResponse()
            : Problem.NotFound("launch plan");

    private static IQueryable<LaunchPlan> VisibleTo(Caller caller, ClientsDb db) =>
        db.LaunchPlans.AsNoTracking().Where(plan => caller.IsStaff || plan.State == LaunchPlanState.Published);
}
