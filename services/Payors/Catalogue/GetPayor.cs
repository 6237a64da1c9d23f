using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Catalogue;

/// <summary>One edition of a payor, as the API shows it.</summary>
internal sealed record PayorEditionResponse(int Edition, DateTimeOffset At, PayorTerms Terms);

internal static class GetPayor
{
    // Newer ones than this can be read; a catalogue row does not change every day.
    private const int MostEditions = 200;

    public static async Task<Outcome<PayorResponse>> Handle(string idOrCode, PayorsDb db, CancellationToken cancellationToken)
    {
        var payor = await db.Payors.AsNoTracking().ByIdOrCodeAsync(idOrCode, cancellationToken);
        return payor is null ? Problem.NotFound("payor") : payor.ToResponse();
    }

    public static async Task<Outcome<Page<PayorEditionResponse>>> Editions(string idOrCode, PayorsDb db, CancellationToken cancellationToken)
    {
        if (await db.Payors.AsNoTracking().ByIdOrCodeAsync(idOrCode, cancellationToken) is not { } payor)
        {
            return Problem.NotFound("payor");
        }

        var editions = await db.Set<PayorEdition>().AsNoTracking().Where(edition => edition.PayorId == payor.Id)
            .OrderByDescending(edition => edition.Edition).Take(MostEditions).ToListAsync(cancellationToken);
        return new Page<PayorEditionResponse>([.. editions.Select(edition => new PayorEditionResponse(edition.Edition, edition.At, edition.Terms[0]))], null);
    }

    /// <summary>The payor of an id or of a code: a request may name it by either.</summary>
    public static Task<Payor?> ByIdOrCodeAsync(this IQueryable<Payor> payors, string idOrCode, CancellationToken cancellationToken) =>
        Guid.TryParse(idOrCode, out var id)
            ? payors.SingleOrDefaultAsync(payor => payor.Id == new PayorId(id), cancellationToken)
            : payors.SingleOrDefaultAsync(payor => payor.Code == idOrCode, cancellationToken);
}
