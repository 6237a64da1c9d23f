using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.PriceSheets;

internal sealed record PublishPriceSheetLine(string Code, string Description, PriceUnit Unit, Money UnitPrice);

internal sealed record PublishPriceSheetRequest(string Code, string Name, IReadOnlyList<PublishPriceSheetLine> Lines);

internal sealed class PublishPriceSheetValidator : AbstractValidator<PublishPriceSheetRequest>
{
    public PublishPriceSheetValidator()
    {
        RuleFor(request => request.Code).IsCode();
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Lines).Must(lines => lines.Count <= 500).WithMessage("must have at most 500 lines")
            .Must(lines => lines.Select(line => line.Code).Distinct(StringComparer.Ordinal).Count() == lines.Count).WithMessage("must not have a code twice")
            .Must(lines => PriceCodes.Required.All(code => lines.Any(line => line.Code == code)))
            .WithMessage($"must have {string.Join(", ", PriceCodes.Required)}");
        RuleForEach(request => request.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.Code).IsCode();
            line.RuleFor(l => l.Description).IsText(500);
            line.RuleFor(l => l.UnitPrice).IsMoney(zeroAllowed: true);
        });
    }
}

/// <summary>Publishes an edition; the one that was in force is superseded in the same transaction.</summary>
internal static class PublishPriceSheet
{
    public static async Task<Creation<PriceSheetResponse>> Handle(
        PublishPriceSheetRequest request, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(PriceCodes.Turn, cancellationToken);
        var now = clock.GetUtcNow();
        var last = await db.PriceSheets.Where(sheet => sheet.Code == request.Code).MaxAsync(sheet => (int?)sheet.Edition, cancellationToken);
        var current = await db.PriceSheets.SingleOrDefaultAsync(sheet => sheet.InForce, cancellationToken);
        current?.Supersede();

        // First out, then in: the index that allows one in force looks at each statement.
        await db.SaveChangesAsync(cancellationToken);
        var sheet = PriceSheet.Publish(
            new PriceSheetId(Guid.CreateVersion7(now)), request.Code, request.Name.Trim(), (last ?? 0) + 1,
            [.. request.Lines.Select(line => new PriceSheetLine(Guid.CreateVersion7(now), line.Code, line.Description.Trim(), line.Unit, line.UnitPrice))]);
        db.Add(sheet);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<PriceSheetResponse>.At($"/v1/price-sheets/{sheet.Id.Value}", sheet.ToResponse());
    }
}
