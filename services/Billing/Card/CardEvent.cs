using System.Text.Json;

namespace Credentialing.Billing.Card;

/// <summary>What the card processor tells of a payment that it has taken.</summary>
/// <param name="Id">The processor's id of the telling.</param>
/// <param name="Session">The page that was paid on.</param>
/// <param name="Payment">The processor's id of the payment.</param>
/// <param name="Amount">How much.</param>
/// <param name="Invoice">The invoice that we made the page for, as the processor gives it back.</param>
internal sealed record CardEvent(string Id, string Session, string Payment, Money Amount, Guid? Invoice)
{
    /// <summary>What we call the invoice in the metadata.</summary>
    public const string InvoiceKey = "invoice_id";

    /// <summary>The only kind of event that is of interest here.</summary>
    public const string Completed = "checkout.session.completed";

    private const int Longest = 200;

    /// <summary>The processor's word for a currency.</summary>
    public static string ToProcessor(string currency) => currency == Money.Usd ? "usd" : throw new ArgumentException($"Cards are not charged in {currency}.", nameof(currency));

    /// <summary>Reads a body.</summary>
    /// <param name="body">As it came.</param>
    /// <returns>The event, null when it is of another kind; and whether the body could be read.</returns>
    public static (CardEvent? Event, bool IsReadable) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (Text(root, "type") != Completed)
            {
                return (null, Text(root, "type").Length > 0);
            }

            var paid = root.GetProperty("data").GetProperty("object");
            var invoice = paid.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty(InvoiceKey, out var named) && named.TryGetGuid(out var id) ? id : (Guid?)null;
            var currency = Text(paid, "currency");
            var read = new CardEvent(
                Text(root, "id"), Text(paid, "id"), Text(paid, "payment_intent"),
                new Money(paid.GetProperty("amount_total").GetInt64() / 100m, currency == "usd" ? Money.Usd : currency), invoice);
            var isWhole = read is { Amount.Amount: > 0, Amount.Currency.Length: 3 } && paid.GetProperty("payment_status").GetString() == "paid"
                && new[] { read.Id, read.Session, read.Payment }.All(text => text.Length is > 0 and <= Longest);
            return (isWhole ? read : null, isWhole);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (null, false);
        }
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
