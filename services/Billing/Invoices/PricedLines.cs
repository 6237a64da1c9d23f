using Credentialing.Billing.PriceSheets;

namespace Credentialing.Billing.Invoices;

internal static class PricedLines
{
    /// <summary>So many of something at its price in force.</summary>
    public static InvoiceLine Times(this PriceSheetLine price, int quantity) =>
        InvoiceLine.Of(price.Code, price.Description, quantity, price.UnitPrice);
}
