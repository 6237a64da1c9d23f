using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Selections;

/// <summary>The id of a payor selection, which Payors gives.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct PayorSelectionId(Guid Value) : IId<PayorSelectionId>
{
    /// <inheritdoc/>
    public static PayorSelectionId From(Guid value) => new(value);
}

/// <summary>What became of a selection here: whether it is invoiced, and whether it was withdrawn, in whatever order that was heard.</summary>
public sealed class PayorSelection : Aggregate<PayorSelectionId>, IBelongsToClient
{
    private PayorSelection()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The invoice; null until it is opened, and for ever when the selection was withdrawn first.</summary>
    public InvoiceId? InvoiceId { get; private set; }

    /// <summary>When it was withdrawn (UTC).</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>It is neither invoiced nor withdrawn.</summary>
    public bool IsToBeInvoiced => InvoiceId is null && WithdrawnAt is null;

    /// <summary>Nothing is known yet.</summary>
    /// <param name="id">The selection.</param>
    /// <param name="client">Whose it is.</param>
    public static PayorSelection Of(PayorSelectionId id, ClientId client) => new() { Id = id, ClientId = client };

    /// <summary>The invoice is there: there will be no second one.</summary>
    /// <param name="invoice">The invoice.</param>
    public void Invoiced(InvoiceId invoice) => InvoiceId = invoice;

    /// <summary>It was withdrawn; the first time counts.</summary>
    /// <param name="at">When (UTC).</param>
    public void Withdrawn(DateTimeOffset at) => WithdrawnAt ??= at;
}

internal sealed class PayorSelectionMapping : IEntityTypeConfiguration<PayorSelection>
{
    public void Configure(EntityTypeBuilder<PayorSelection> selection)
    {
        selection.ToTable("payor_selections");
        selection.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal static class PayorSelections
{
    /// <summary>What is known of a selection, for this transaction alone: others about the same one wait.</summary>
    public static async Task<PayorSelection> TakeSelectionAsync(this BillingDb db, Guid id, Guid client, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(id, cancellationToken);
        var selection = await db.PayorSelections.SingleOrDefaultAsync(s => s.Id == new PayorSelectionId(id), cancellationToken);
        if (selection is null)
        {
            selection = PayorSelection.Of(new PayorSelectionId(id), new ClientId(client));
            db.Add(selection);
        }

        return selection;
    }
}
