using System.Globalization;
using Credentialing.Demo;
using Shouldly;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>What the databases and the outside world say was charged, paid and sent.</summary>
internal sealed class JourneyBooks(EveryService services, Weather weather, Action<string> tell)
{
    /// <summary>Each journey has its invoices, payments and packet once, and the packet came after the money.</summary>
    public async Task ShouldBeRightAsync(IReadOnlyCollection<Journey> journeys)
    {
        var (billing, clients) = (services["billing"], List(journeys.Select(journey => journey.Client)));
        foreach (var reason in (string[])["Onboarding", "Selection"])
        {
            (await billing.IdsAsync($"SELECT client_id FROM invoices WHERE reason = '{reason}' AND client_id IN ({clients})")).Order()
                .ShouldBe(journeys.Select(journey => journey.Client).Order(), $"each client has one invoice for its {reason}");
        }

        (await billing.NumberAsync($"SELECT count(*) FROM invoices WHERE client_id IN ({clients}) AND (state <> 'Paid' OR paid_amount <> total_amount)")).ShouldBe(0, "invoices that are not paid to the cent");
        (await billing.NumberAsync($"SELECT count(*) FROM payments WHERE client_id IN ({clients}) AND unapplied_amount <> 0")).ShouldBe(0, "payments of more than was due");

        // One for onboarding; for the selection one by card, or two halves.
        var payments = journeys.Sum(journey => journey.IsByCard ? 2 : 3);
        (await billing.NumberAsync($"SELECT count(*) FROM payments WHERE client_id IN ({clients})")).ShouldBe(payments, "payments");
        await CardsAreChargedOnceAsync(journeys);
        await PacketsAreSentOnceAsync(journeys);
        tell($"{2 * journeys.Count} invoices, each opened once and paid to the cent by {payments} payments.");
    }

    private async Task CardsAreChargedOnceAsync(IReadOnlyCollection<Journey> journeys)
    {
        var charged = (await weather.ItemsAsync("/card/checkout-sessions")).Where(session => session.GetProperty("is_paid").GetBoolean()).Select(session => session.ToString()).ToArray();
        var byCard = journeys.Where(journey => journey.IsByCard).ToArray();
        foreach (var journey in byCard)
        {
            charged.Count(session => session.Contains(journey.Invoice.ToString(), StringComparison.Ordinal)).ShouldBe(1, $"charges of the card for invoice {journey.Invoice}");
        }

        tell($"{byCard.Length} cards charged, each once.");
    }

    private async Task PacketsAreSentOnceAsync(IReadOnlyCollection<Journey> journeys)
    {
        var received = await weather.ItemsAsync("/payors/received");
        foreach (var journey in journeys)
        {
            var packets = received.Where(one => one.Text("key").Contains(journey.Application.ToString(), StringComparison.Ordinal)).OrderBy(one => one.GetProperty("at").GetDateTimeOffset()).ToArray();
            packets.Length.ShouldBe(1 + journey.HandedOverAgain, $"packets of application {journey.Application}");
            packets.Select(packet => packet.Text("key")).ShouldBeUnique();
            (await services["payors"].TextsAsync($"SELECT packet_hash FROM applications WHERE id = '{journey.Application}' AND state = 'Approved'")).ShouldHaveSingleItem().ShouldBe(packets[^1].Text("sha256"));
            var sent = packets[0].GetProperty("at").GetDateTimeOffset();
            var unpaid = await services["billing"].NumberAsync(
                string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM payments WHERE invoice_id = '{journey.Invoice}' AND received_at > '{sent:O}'"));
            unpaid.ShouldBe(0, $"payments of invoice {journey.Invoice} that came after its packet was sent");
        }

        tell($"{journeys.Count} packets received by payors, each once, none before all of it was paid; {journeys.Sum(journey => journey.HandedOverAgain)} more that a specialist had handed over again, because the payor said that it had received something else.");
    }

    private static string List(IEnumerable<Guid> ids) => string.Join(',', ids.Select(id => $"'{id}'"));
}
