using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.PriceSheets;

/// <summary>The routes of price sheets, what each needs, and where it is done.</summary>
internal static class PriceSheetRoutes
{
    public static void MapPriceSheets(this IEndpointRouteBuilder routes)
    {
        var sheets = routes.MapGroup("/v1/price-sheets").WithTags("Price sheets");
        sheets.MapGet("", ListPriceSheets.Handle).Needs(Permissions.PriceSheetsRead).WithSummary("Lists the editions of price sheets");
        sheets.MapPost("", PublishPriceSheet.Handle).Validates<PublishPriceSheetRequest>().Needs(Permissions.PriceSheetsWrite)
            .WithSummary("Publishes an edition, which is in force from then on");
        sheets.MapGet("{idOrCode}", GetPriceSheet.Handle).Needs(Permissions.PriceSheetsRead)
            .WithSummary("Reads an edition by id, or the latest of a code");
    }
}
