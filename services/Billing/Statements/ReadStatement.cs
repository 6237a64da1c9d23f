using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Statements;

/// <summary>What a client owed, what was added and taken off day by day, and what it owes.</summary>
internal sealed record Statement(
    ClientId ClientId, string? ClientName, DateOnly From, DateOnly To, Money OpeningBalance, IReadOnlyList<StatementLine> Lines, Money ClosingBalance);

/// <summary>One change of what is owed: positive when it was invoiced or went back, negative when it was paid, credited or voided.</summary>
internal sealed record StatementLine(
    DateTimeOffset At, LedgerEntryKind Kind, InvoiceId InvoiceId, string InvoiceNumber, PaymentId? PaymentId, Money Amount, Money Balance);

/// <summary>A client's account over a period of at most 366 days, the last 90 by default; days are UTC.</summary>
internal static class ReadStatement
{
    private const int MostDays = 366;
    private const int Days = 90;
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    // What the client owes us, less its money that we hold.
    private static readonly LedgerAccount[] s_accounts = [LedgerAccount.Receivable, LedgerAccount.UnappliedCredit];

    public static async Task<Outcome<Statement>> Handle(
        Guid id, DateOnly? from, DateOnly? to, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(id);
        var name = await db.KnownClients.AsNoTracking().Where(known => known.ClientId == client).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken);
        var entries = db.Ledger.AsNoTracking()
            .Where(entry => entry.ClientId == client && (s_accounts.Contains(entry.Debit) || s_accounts.Contains(entry.Credit)));
        if (!db.Tenant.Includes(client) || (name is null && !await entries.AnyAsync(cancellationToken)))
        {
            return Problem.NotFound("client");
        }

        var last = to ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (last.Year is < FirstYear or > LastYear)
        {
            return Problem.Invalid("to", $"must be in a year from {FirstYear} to {LastYear}");
        }

        var first = from ?? last.AddDays(-Days);
        if (first > last || last.DayNumber - first.DayNumber > MostDays)
        {
            return Problem.Invalid("from", $"must be at most {MostDays} days before to, and not after it");
        }

        var (begin, end) = (StartOf(first), StartOf(last.AddDays(1)));
        var before = await entries.Where(entry => entry.PostedAt < begin)
            .SumAsync(entry => s_accounts.Contains(entry.Debit) ? entry.Amount.Amount : -entry.Amount.Amount, cancellationToken);
        var moves = await entries.Where(entry => entry.PostedAt >= begin && entry.PostedAt < end)
            .OrderBy(entry => entry.PostedAt).ThenBy(entry => entry.Id)
            .Join(db.Invoices, entry => entry.InvoiceId, invoice => invoice.Id, (entry, invoice) => new { Entry = entry, invoice.Number })
            .ToListAsync(cancellationToken);
        var (opening, balance, lines) = (new Money(before, Money.Usd), new Money(before, Money.Usd), new List<StatementLine>());
        foreach (var move in moves)
        {
            var amount = s_accounts.Contains(move.Entry.Debit) ? move.Entry.Amount : Money.Zero(move.Entry.Amount.Currency) - move.Entry.Amount;
            balance += amount;
            lines.Add(new StatementLine(move.Entry.PostedAt, move.Entry.Kind, move.Entry.InvoiceId, move.Number, move.Entry.PaymentId, amount, balance));
        }

        return new Statement(client, name, first, last, opening, lines, balance);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
