using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.PriceSheets;

internal static class PriceSheetInForce
{
    /// <summary>The edition that invoices are opened from now.</summary>
    /// <exception cref="InvalidOperationException">There is none, which only happens before the first start has ended.</exception>
    public static async Task<PriceSheet> InForceAsync(this IQueryable<PriceSheet> sheets, CancellationToken cancellationToken) =>
        await sheets.AsNoTracking().SingleOrDefaultAsync(sheet => sheet.InForce, cancellationToken) ??
        throw new InvalidOperationException("No price sheet is in force.");
}
