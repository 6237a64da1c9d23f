using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Quotes;

/// <summary>The id of a quote.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct QuoteId(Guid Value) : IId<QuoteId>
{
    /// <inheritdoc/>
    public static QuoteId From(Guid value) => new(value);
}

/// <summary>Where a quote stands.</summary>
public enum QuoteState
{
    /// <summary>It can be accepted.</summary>
    Open,

    /// <summary>It was accepted; its invoice is open.</summary>
    Accepted,

    /// <summary>It was not accepted in time.</summary>
    Expired,
}

/// <summary>What something will cost the client, at the prices of the day; accepting it opens the invoice.</summary>
public sealed class Quote : Aggregate<QuoteId>, IBelongsToClient
{
    /// <summary>How many calendar days (UTC) the prices hold.</summary>
    public const int DaysToAccept = 30;

    private Quote()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>What it is for.</summary>
    public InvoiceReason Reason { get; private set; }

    /// <summary>Which one it is for.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What is offered.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; private set; } = [];

    /// <summary>The sum of the lines.</summary>
    public Money Total { get; private set; } = Money.Zero(Money.Usd);

    /// <summary>The last day on which it can be accepted.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>The invoice, once it was accepted.</summary>
    public InvoiceId? InvoiceId { get; private set; }

    /// <summary>How many resubmissions of the application there were already, when it is for the next.</summary>
    public int? ResubmissionsUsed { get; private init; }

    /// <summary>Offers the next resubmission of an application.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Who would pay.</param>
    /// <param name="application">The application.</param>
    /// <param name="used">How many resubmissions there were already.</param>
    /// <param name="line">What is offered.</param>
    /// <param name="at">When (UTC).</param>
    public static Quote OfferResubmission(QuoteId id, ClientId client, Guid application, int used, InvoiceLine line, DateTimeOffset at) =>
        Make(id, client, new InvoiceSubject(InvoiceReason.Resubmission, application), [line], used, at);

    /// <summary>Makes a quote.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Who would pay.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="lines">What is offered: at least one line, all in one currency.</param>
    /// <param name="at">When (UTC).</param>
    public static Quote Offer(QuoteId id, ClientId client, InvoiceSubject subject, IReadOnlyList<InvoiceLine> lines, DateTimeOffset at) =>
        Make(id, client, subject, lines, used: null, at);

    private static Quote Make(
        QuoteId id, ClientId client, InvoiceSubject subject, IReadOnlyList<InvoiceLine> lines, int? used, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfZero(lines.Count, nameof(lines));
        return new Quote
        {
            Id = id,
            ClientId = client,
            Reason = subject.Reason,
            SubjectId = subject.SubjectId,
            Lines = lines,
            Total = Money.Sum(lines.Select(line => line.Amount), lines[0].Amount.Currency),
            ResubmissionsUsed = used,
            ValidUntil = DateOnly.FromDateTime(at.UtcDateTime).AddDays(DaysToAccept),
        };
    }

    /// <summary>Where it stands at a time.</summary>
    /// <param name="at">When (UTC).</param>
    public QuoteState StateAt(DateTimeOffset at) =>
        InvoiceId is not null ? QuoteState.Accepted
        : DateOnly.FromDateTime(at.UtcDateTime) > ValidUntil ? QuoteState.Expired
        : QuoteState.Open;

    /// <summary>Takes it; the invoice is then opened with its lines.</summary>
    /// <param name="invoice">The id that the invoice will have.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Accept(InvoiceId invoice, DateTimeOffset at)
    {
        switch (StateAt(at))
        {
            case QuoteState.Accepted:
                return new Refusal("quote-already-accepted", "The quote was accepted already: its invoice is open.");
            case QuoteState.Expired:
                return new Refusal("quote-expired", "The quote was not accepted in time: ask for another.");
            default:
                InvoiceId = invoice;
                return null;
        }
    }
}
