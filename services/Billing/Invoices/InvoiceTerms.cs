using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Billing.Invoices;

/// <summary>The id of an invoice.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct InvoiceId(Guid Value) : IId<InvoiceId>
{
    /// <inheritdoc/>
    public static InvoiceId From(Guid value) => new(value);
}

/// <summary>What an invoice is for; together with its subject it says what its payment releases.</summary>
public enum InvoiceReason
{
    /// <summary>Research and onboarding of a client; the subject is the client.</summary>
    Onboarding,

    /// <summary>Payor applications; the subject is the payor selection.</summary>
    Selection,

    /// <summary>A resubmission that is not included; the subject is the application.</summary>
    Resubmission,

    /// <summary>A month of maintenance; the subject is the subscription.</summary>
    Maintenance,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Where an invoice stands.</summary>
public enum InvoiceState
{
    /// <summary>Not sent to the client yet.</summary>
    Draft,

    /// <summary>To be paid; nothing has come in.</summary>
    Open,

    /// <summary>Something has come in; that releases nothing.</summary>
    PartlyPaid,

    /// <summary>Paid in full.</summary>
    Paid,

    /// <summary>Withdrawn with what it was for, unpaid.</summary>
    Void,

    /// <summary>All that was paid has gone back.</summary>
    Refunded,
}

/// <summary>One thing that is invoiced, at the price that was in force.</summary>
/// <param name="Code">The code of the price.</param>
/// <param name="Description">What it says.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one.</param>
/// <param name="Amount">All of them.</param>
public sealed record InvoiceLine(string Code, string Description, int Quantity, Money UnitPrice, Money Amount)
{
    /// <summary>So many at a price.</summary>
    /// <param name="code">The code of the price.</param>
    /// <param name="description">What it says.</param>
    /// <param name="quantity">How many: at least one.</param>
    /// <param name="unitPrice">The price of one: not negative.</param>
    public static InvoiceLine Of(string code, string description, int quantity, Money unitPrice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(unitPrice.Amount, nameof(unitPrice));
        return new InvoiceLine(code, description, quantity, unitPrice, unitPrice * quantity);
    }
}

/// <summary>What an invoice is about.</summary>
/// <param name="Reason">What it is for.</param>
/// <param name="SubjectId">Which one.</param>
public sealed record InvoiceSubject(InvoiceReason Reason, Guid SubjectId);
