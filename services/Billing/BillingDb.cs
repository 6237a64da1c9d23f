using Credentialing.Billing.Card;
using Credentialing.Billing.CreditNotes;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.KnownClients;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Onboarding;
using Credentialing.Billing.Payments;
using Credentialing.Billing.PriceSheets;
using Credentialing.Billing.Quotes;
using Credentialing.Billing.Refunds;
using Credentialing.Billing.Selections;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing;

/// <summary>The database of prices, invoices, payments and the ledger.</summary>
public sealed class BillingDb(DbContextOptions<BillingDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    private const string NumberSequence = "invoice_numbers";
    private const string CreditNoteNumberSequence = "credit_note_numbers";

    /// <summary>Every edition of every price sheet.</summary>
    public DbSet<PriceSheet> PriceSheets => Set<PriceSheet>();

    /// <summary>Every invoice.</summary>
    public DbSet<Invoice> Invoices => Set<Invoice>();

    /// <summary>Every quote.</summary>
    public DbSet<Quote> Quotes => Set<Quote>();

    /// <summary>What was paid, never changed.</summary>
    public DbSet<Payment> Payments => Set<Payment>();

    /// <summary>What the bank took back, never changed.</summary>
    public DbSet<PaymentReturn> PaymentReturns => Set<PaymentReturn>();

    /// <summary>What need not be paid, never changed.</summary>
    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();

    /// <summary>What is to go back, and has.</summary>
    public DbSet<Refund> Refunds => Set<Refund>();

    /// <summary>Payment pages at the card processor.</summary>
    public DbSet<CheckoutSession> CheckoutSessions => Set<CheckoutSession>();

    /// <summary>What the card processor has told, never changed.</summary>
    public DbSet<CardReceipt> CardReceipts => Set<CardReceipt>();

    /// <summary>The ledger, never changed.</summary>
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    /// <summary>Which agreements of a client are executed.</summary>
    public DbSet<ClientOnboarding> Onboardings => Set<ClientOnboarding>();

    /// <summary>What became of payor selections here.</summary>
    public DbSet<PayorSelection> PayorSelections => Set<PayorSelection>();

    /// <summary>What we know of clients from their own service.</summary>
    public DbSet<KnownClient> KnownClients => Set<KnownClient>();

    /// <summary>The next invoice number. A transaction that fails leaves a gap.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<string> NextInvoiceNumberAsync(CancellationToken cancellationToken) => NextAsync(NumberSequence, "INV", cancellationToken);

    /// <summary>The next credit note's number. A transaction that fails leaves a gap.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<string> NextCreditNoteNumberAsync(CancellationToken cancellationToken) => NextAsync(CreditNoteNumberSequence, "CN", cancellationToken);

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.HasSequence<long>(NumberSequence);
        model.HasSequence<long>(CreditNoteNumberSequence);
        model.ApplyConfigurationsFromAssembly(typeof(BillingDb).Assembly);
    }

    private async Task<string> NextAsync(string sequence, string prefix, CancellationToken cancellationToken)
    {
        var next = await Database.SqlQuery<long>($"SELECT nextval({sequence}::regclass)").ToListAsync(cancellationToken);
        return $"{prefix}-{next[0]:D6}";
    }
}
