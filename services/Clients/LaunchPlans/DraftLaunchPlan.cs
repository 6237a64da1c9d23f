using System.Globalization;
using Credentialing.Billing.Contracts.V1;
using Credentialing.Clients.Clients;
using Credentialing.Clients.Journeys;
using Credentialing.Payors.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>Drafts a plan from the payors of the client's states and the prices in force; each draft starts anew.</summary>
internal static class DraftLaunchPlan
{
    public static async Task<Creation<LaunchPlanResponse>> Handle(
        Guid clientId, ClientsDb db, Market.MarketClient market, Prices.PricesClient prices, TimeProvider clock, CancellationToken cancellationToken)
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

        if (!StepRules.Applies(Step.LaunchPlan, client.Kind))
        {
            return new Refusal("step-not-applicable", $"A {Words.Of(client.Kind)} has no launch plan: it makes no payor applications.");
        }

        var facts = new PlanFacts(
            client.States.Count == 0 ? [] : PlanRules.Judge(await PayorsAsync(market, client.States, cancellationToken), client.States),
            await FeesAsync(prices, cancellationToken));
        var plan = LaunchPlan.Draft(client.Id, facts, PlanRules.Write(client.Profile, facts), clock.GetUtcNow());
        db.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<LaunchPlanResponse>.At($"/v1/launch-plans/{plan.Id.Value}", plan.ToResponse());
    }

    private static async Task<IReadOnlyList<Payor>> PayorsAsync(Market.MarketClient market, IEnumerable<string> states, CancellationToken cancellationToken)
    {
        var request = new ListPayorsRequest();
        request.States.AddRange(states);
        return (await market.ListPayorsAsync(request, ServiceCall.AboutNoClient(cancellationToken))).Payors;
    }

    private static async Task<IReadOnlyList<PlannedFee>> FeesAsync(Prices.PricesClient prices, CancellationToken cancellationToken)
    {
        var sheet = await prices.GetPricesAsync(new GetPricesRequest(), ServiceCall.AboutNoClient(cancellationToken));
        return [.. sheet.Prices.Select(price => new PlannedFee(
            price.Code, price.Description, price.Unit, new Price(decimal.Parse(price.Amount, CultureInfo.InvariantCulture), price.Currency)))];
    }
}
