using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Ledger;

internal static class ReadTrialBalance
{
    public static async Task<Outcome<TrialBalance>> Handle(BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        // One statement, so both sides are of one moment.
        var moves = await db.Ledger.AsNoTracking()
            .GroupBy(entry => new { entry.Debit, entry.Credit })
            .Select(group => new { group.Key.Debit, group.Key.Credit, Amount = group.Sum(entry => entry.Amount.Amount) })
            .ToListAsync(cancellationToken);
        var accounts = Enum.GetValues<LedgerAccount>().Select(account =>
        {
            var debit = new Money(moves.Where(move => move.Debit == account).Sum(move => move.Amount), Money.Usd);
            var credit = new Money(moves.Where(move => move.Credit == account).Sum(move => move.Amount), Money.Usd);
            return new AccountBalance(account, debit, credit, debit - credit);
        }).ToArray();
        var (debits, credits) = (Money.Sum(accounts.Select(a => a.Debit), Money.Usd), Money.Sum(accounts.Select(a => a.Credit), Money.Usd));
        return new TrialBalance(clock.GetUtcNow(), accounts, debits, credits, debits == credits);
    }
}
