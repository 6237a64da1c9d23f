using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.PriceSheets;

internal static class GetPriceSheet
{
    public static async Task<Outcome<PriceSheetResponse>> Handle(string idOrCode, BillingDb db, CancellationToken cancellationToken)
    {
        var sheets = db.PriceSheets.AsNoTracking();
        var sheet = Guid.TryParse(idOrCode, out var id)
            ? await sheets.SingleOrDefaultAsync(s => s.Id == new PriceSheetId(id), cancellationToken)
            : await sheets.Where(s => s.Code == idOrCode).OrderByDescending(s => s.Edition).FirstOrDefaultAsync(cancellationToken);
        return sheet is null ? Problem.NotFound("price sheet") : sheet.ToResponse();
    }
}
