using System.Globalization;
using Credentialing.Billing.Contracts.V1;
using Credentialing.ServiceDefaults.Domain;
using Grpc.Core;

namespace Credentialing.Billing.PriceSheets;

/// <summary>Tells other services what our work costs.</summary>
internal sealed class PriceQueries(BillingDb db) : Prices.PricesBase
{
    public override async Task<Contracts.V1.PriceSheet> GetPrices(GetPricesRequest request, ServerCallContext context)
    {
        var sheet = await db.PriceSheets.InForceAsync(context.CancellationToken);
        return new Contracts.V1.PriceSheet
        {
            Edition = sheet.Edition,
            Prices =
            {
                sheet.Lines.Select(line => new Price
                {
                    Code = line.Code,
                    Description = line.Description,
                    Unit = Words.Of(line.Unit),
                    Amount = line.UnitPrice.Amount.ToString("0.00", CultureInfo.InvariantCulture),
                    Currency = line.UnitPrice.Currency,
                }),
            },
        };
    }
}
