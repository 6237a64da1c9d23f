using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>
/// What expires within so many calendar days (UTC), what has expired first; what a newer document of the same kind about
/// the same subject holds in place of is left out.
/// </summary>
internal static class ListExpiring
{
    private const int Furthest = 3650;

    private static readonly Sorts<Document, DocumentId> s_sorts = new Sorts<Document, DocumentId>(document => document.Id, byDefault: "expiresOn")
        .By("expiresOn", document => document.ExpiresOn!.Value);

    public static async Task<Outcome<Page<ExpiringDocumentResponse>>> Handle(
        PageRequest page, int? within, Guid? clientId, Caller caller, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (within is < 0 or > Furthest)
        {
            return Problem.Invalid("within", $"must be a whole number of days from 0 to {Furthest}");
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var until = today.AddDays(within ?? 90);
        var documents = db.Documents.AsNoTracking().SeenBy(caller).Current(db).Where(document => document.ExpiresOn <= until);
        if (clientId is { } client)
        {
            documents = documents.Where(document => document.ClientId == new ClientId(client));
        }

        var found = await documents.ToPageAsync(page, s_sorts, document => document, cancellationToken);
        var newest = await db.NewestVersionsAsync(found.Items, cancellationToken);
        return new Page<ExpiringDocumentResponse>([.. found.Items.Select(document => new ExpiringDocumentResponse(
            document.Id, document.CreatedAt, document.UpdatedAt, document.Version, document.ClientId, document.SubjectKind, document.SubjectId,
            document.DocumentKind, newest[document.Id].FileName, document.ExpiresOn!.Value, document.ExpiresOn!.Value.DayNumber - today.DayNumber))], found.NextCursor);
    }

    /// <summary>Usable documents that nothing newer holds in place of.</summary>
    public static IQueryable<Document> Current(this IQueryable<Document> documents, DocumentsDb db) => documents.Where(document =>
        document.UsableEdition != null && document.ExpiresOn != null && !db.Documents.Any(newer =>
            newer.ClientId == document.ClientId && newer.SubjectKind == document.SubjectKind && newer.SubjectId == document.SubjectId &&
            newer.DocumentKind == document.DocumentKind && newer.UsableEdition != null && newer.CreatedAt > document.CreatedAt &&
            (newer.ExpiresOn == null || newer.ExpiresOn > document.ExpiresOn)));
}
