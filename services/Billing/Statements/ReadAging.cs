using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Statements;

/// <summary>What is owed, by how long it is overdue, of all clients and of each.</summary>
internal sealed record Aging(DateOnly On, AgedAmounts Total, IReadOnlyList<ClientAging> Clients);

/// <summary>What a client owes.</summary>
internal sealed record ClientAging(ClientId ClientId, string? ClientName, AgedAmounts Amounts);

/// <summary>What is owed: not due yet, and overdue by so many calendar days.</summary>
internal sealed record AgedAmounts(Money NotDue, Money Days1To30, Money Days31To60, Money Days61To90, Money Over90, Money Total)
{
    /// <summary>Sorts amounts by their due date.</summary>
    /// <param name="owed">What is owed, and by when.</param>
    /// <param name="on">The day.</param>
    public static AgedAmounts Of(IEnumerable<(DateOnly DueOn, decimal Amount)> owed, DateOnly on)
    {
        var buckets = new decimal[5];
        foreach (var (dueOn, amount) in owed)
        {
            buckets[(on.DayNumber - dueOn.DayNumber) switch
            {
                <= 0 => 0,
                <= 30 => 1,
                <= 60 => 2,
                <= 90 => 3,
                _ => 4,
            }] += amount;
        }

        return new(Usd(buckets[0]), Usd(buckets[1]), Usd(buckets[2]), Usd(buckets[3]), Usd(buckets[4]), Usd(buckets.Sum()));

        static Money Usd(decimal amount) => new(amount, Money.Usd);
    }
}

/// <summary>Unpaid invoices by age, on today's date (UTC).</summary>
internal static class ReadAging
{
    public static async Task<Outcome<Aging>> Handle(BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var owed = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.State == InvoiceState.Open || invoice.State == InvoiceState.PartlyPaid)
            .GroupBy(invoice => new { invoice.ClientId, invoice.DueOn })
            .Select(group => new { group.Key.ClientId, group.Key.DueOn, Amount = group.Sum(invoice => invoice.Total.Amount - invoice.CreditedAmount - invoice.Paid.Amount) })
            .ToListAsync(cancellationToken);
        var names = await db.KnownClients.AsNoTracking().ToDictionaryAsync(known => known.ClientId, known => known.Name, cancellationToken);
        return new Aging(
            today, AgedAmounts.Of(owed.Select(row => (row.DueOn, row.Amount)), today),
            [.. owed.GroupBy(row => row.ClientId).Select(client => new ClientAging(
                client.Key, names.GetValueOrDefault(client.Key), AgedAmounts.Of(client.Select(row => (row.DueOn, row.Amount)), today)))
                .OrderByDescending(client => client.Amounts.Total.Amount)]);
    }
}
