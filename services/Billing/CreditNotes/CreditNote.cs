using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.CreditNotes;

/// <summary>The id of a credit note.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct CreditNoteId(Guid Value) : IId<CreditNoteId>
{
    /// <inheritdoc/>
    public static CreditNoteId From(Guid value) => new(value);
}

/// <summary>A part of an invoice that need not be paid; never changed.</summary>
public sealed class CreditNote : IBelongsToClient
{
    private CreditNote()
    {
    }

    /// <summary>The id.</summary>
    public CreditNoteId Id { get; private init; }

    /// <summary>For people: <c>CN-000123</c>.</summary>
    public string Number { get; private init; } = "";

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Of which invoice.</summary>
    public InvoiceId InvoiceId { get; private init; }

    /// <summary>How much.</summary>
    public Money Amount { get; private init; } = Money.Zero(Money.Usd);

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset IssuedAt { get; private init; }

    /// <summary>Writes one, which the invoice then takes or refuses.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="invoice">Of which invoice.</param>
    /// <param name="amount">How much: whole cents, more than zero.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When (UTC).</param>
    public static CreditNote For(string number, Invoice invoice, Money amount, string reason, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Amount, nameof(amount));
        return new CreditNote
        {
            Id = new CreditNoteId(Guid.CreateVersion7(at)),
            Number = number,
            ClientId = invoice.ClientId,
            InvoiceId = invoice.Id,
            Amount = amount,
            Reason = reason,
            IssuedAt = at,
        };
    }
}

internal sealed class CreditNoteMapping : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> note)
    {
        note.ToTable("credit_notes", table => table.HasCheckConstraint("ck_credit_notes_amount", "amount_amount > 0"))
            .HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        note.HasKey(n => n.Id);
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Property(n => n.Number).HasMaxLength(30);
        note.Property(n => n.Reason).HasMaxLength(500);
        note.ComplexProperty(n => n.Amount).Property(money => money.Currency).HasMaxLength(3);
        note.HasIndex(n => n.Number).IsUnique();
        note.HasIndex(n => new { n.InvoiceId, n.IssuedAt });
    }
}

/// <summary>A credit note, as the API shows it.</summary>
internal sealed record CreditNoteResponse(
    CreditNoteId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Number, ClientId ClientId, InvoiceId InvoiceId, Money Amount, string Reason) : IVersioned;

internal static class CreditNoteResponses
{
    public static CreditNoteResponse ToResponse(this CreditNote note) =>
        new(note.Id, note.IssuedAt, note.IssuedAt, 1, note.Number, note.ClientId, note.InvoiceId, note.Amount, note.Reason);
}
