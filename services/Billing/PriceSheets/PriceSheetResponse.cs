using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Billing.PriceSheets;

/// <summary>An edition of a price sheet, as the API shows it.</summary>
internal sealed record PriceSheetResponse(
    PriceSheetId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Code, string Name, int Edition, bool InForce, IReadOnlyList<PriceSheetLine> Lines) : IVersioned;

internal static class PriceSheetResponses
{
    public static PriceSheetResponse ToResponse(this PriceSheet sheet) => new(
        sheet.Id, sheet.CreatedAt, sheet.UpdatedAt, sheet.Version, sheet.Code, sheet.Name, sheet.Edition, sheet.InForce, sheet.Lines);
}
