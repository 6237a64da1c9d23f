using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Card;

/// <summary>What the processor is answered.</summary>
internal sealed record CardEventTaken(bool Received);

/// <summary>
/// The card processor tells of a payment that it has taken: it is booked once, however often it is told, and whether it
/// was still due or not. Nothing but the signature says who speaks, so nothing is read or kept before it is checked.
/// </summary>
internal sealed partial class TakeCardEvent(BillingDb db, AuditContext audit, IAuditTrail trail, TimeProvider clock, ILogger<TakeCardEvent> logger)
{
    public static async Task<Outcome<CardEventTaken>> Handle(
        HttpRequest request, CardSettings settings, TakeCardEvent taker, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = buffer.ToArray();
        if (settings.WebhookSecret is not { } secret
            || !CardSignature.IsValid(request.Headers[CardSignature.Header], body, secret, TimeProvider.System.GetUtcNow()))
        {
            return Problem.Unauthenticated with { Code = "signature-invalid", Detail = "The signature is missing, old or not ours." };
        }

        var (paid, isReadable) = CardEvent.Read(body);
        if (!isReadable)
        {
            return Problem.Invalid("$", "is not an event of the card processor");
        }

        if (paid is not null)
        {
            await taker.TakeAsync(paid, cancellationToken);
        }

        return new CardEventTaken(true);
    }

    private async Task TakeAsync(CardEvent paid, CancellationToken cancellationToken)
    {
        db.Tenant.SeeAll();
        db.Actor = "card-processor";
        audit.Action = "POST /webhooks/card";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invoice = await InvoiceOfAsync(paid, cancellationToken);
        var payment = invoice is null ? null : Payment.ByProcessor(invoice, paid.Amount, paid.Payment, clock.GetUtcNow());
        if (!await IsNewAsync(paid, payment, cancellationToken))
        {
            return;
        }

        if (payment is null)
        {
            LogUnmatched(logger, paid.Id);
        }
        else
        {
            invoice!.Take(payment);
            trail.RecordPayment(payment);
            if (payment.Unapplied.Amount > 0)
            {
                LogUnapplied(logger, payment.Id.Value);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    // With its turn: whoever pays the same invoice at this moment goes first or after.
    private async Task<Invoice?> InvoiceOfAsync(CardEvent paid, CancellationToken cancellationToken)
    {
        var session = await db.CheckoutSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == paid.Session, cancellationToken);
        if ((session?.InvoiceId.Value ?? paid.Invoice) is not { } id)
        {
            return null;
        }

        await db.TakeTurnAsync(id, cancellationToken);
        var invoice = await db.Invoices.SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        return invoice?.Total.Currency == paid.Amount.Currency ? invoice : null;
    }

    // Somebody who takes the same event right now is waited for.
    private async Task<bool> IsNewAsync(CardEvent paid, Payment? payment, CancellationToken cancellationToken)
    {
        var (now, booked) = (clock.GetUtcNow(), payment?.Id.Value);
        return await db.Database.ExecuteAsync(
            $"""
            INSERT INTO card_receipts (event_id, processor_payment_id, session_id, amount, currency, received_at, payment_id)
            VALUES ({paid.Id}, {paid.Payment}, {paid.Session}, {paid.Amount.Amount}, {paid.Amount.Currency}, {now}, {booked})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken) == 1;
    }

    [LoggerMessage(LogLevel.Error, "The card processor took a payment for no invoice of ours: receipt {Event} needs attention")]
    private static partial void LogUnmatched(ILogger logger, string @event);

    [LoggerMessage(LogLevel.Warning, "Payment {Payment} brought more than was due and needs attention")]
    private static partial void LogUnapplied(ILogger logger, Guid payment);
}
