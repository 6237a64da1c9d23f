using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.PriceSheets;

internal static class ListPriceSheets
{
    private static readonly Sorts<PriceSheet, PriceSheetId> s_sorts = new Sorts<PriceSheet, PriceSheetId>(sheet => sheet.Id, byDefault: "-createdAt")
        .By("createdAt", sheet => sheet.CreatedAt);

    public static async Task<Outcome<Page<PriceSheetResponse>>> Handle(
        PageRequest page, bool? inForce, BillingDb db, CancellationToken cancellationToken)
    {
        var sheets = db.PriceSheets.AsNoTracking().Where(sheet => inForce == null || sheet.InForce == inForce);
        return await sheets.ToPageAsync(page, s_sorts, sheet => sheet.ToResponse(), cancellationToken);
    }
}
