using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>Lists documents; those whose retention was ended only where they are asked for.</summary>
internal static class ListDocuments
{
    private static readonly Sorts<Document, DocumentId> s_sorts = new Sorts<Document, DocumentId>(document => document.Id, byDefault: "-createdAt")
        .By("createdAt", document => document.CreatedAt);

    public static async Task<Outcome<Page<DocumentResponse>>> Handle(
        PageRequest page, Guid? clientId, string? subjectKind, Guid? subjectId, string? documentKind, Choice<DocumentState> state,
        Caller caller, DocumentsDb db, CancellationToken cancellationToken)
    {
        var documents = db.Documents.AsNoTracking().SeenBy(caller);
        documents = state.Value is { } inState
            ? documents.Where(document => document.State == inState)
            : documents.Where(document => document.State != DocumentState.Removed);
        if (clientId is { } client)
        {
            documents = documents.Where(document => document.ClientId == new ClientId(client));
        }

        if (subjectKind is not null)
        {
            documents = documents.Where(document => document.SubjectKind == subjectKind);
        }

        if (subjectId is { } subject)
        {
            documents = documents.Where(document => document.SubjectId == subject);
        }

        if (documentKind is not null)
        {
            documents = documents.Where(document => document.DocumentKind == documentKind);
        }

        var found = await documents.ToPageAsync(page, s_sorts, document => document, cancellationToken);
        var newest = await db.NewestVersionsAsync(found.Items, cancellationToken);
        return new Page<DocumentResponse>([.. found.Items.Select(document => document.ToResponse(newest[document.Id]))], found.NextCursor);
    }
}

internal static class GetDocument
{
    public static async Task<Outcome<DocumentResponse>> Handle(Guid id, Caller caller, DocumentsDb db, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SeenBy(caller)
            .SingleOrDefaultAsync(d => d.Id == new DocumentId(id) && d.State != DocumentState.Removed, cancellationToken);
        return document is null
            ? Problem.NotFound("document")
            : document.ToResponse((await db.NewestVersionsAsync([document], cancellationToken))[document.Id]);
    }
}

internal static class ListVersions
{
    private static readonly Sorts<DocumentVersion, DocumentVersionId> s_sorts =
        new Sorts<DocumentVersion, DocumentVersionId>(version => version.Id, byDefault: "-edition").By("edition", version => version.Edition);

    public static async Task<Outcome<Page<DocumentVersionResponse>>> Handle(
        Guid id, PageRequest page, Caller caller, DocumentsDb db, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SeenBy(caller)
            .SingleOrDefaultAsync(d => d.Id == new DocumentId(id) && d.State != DocumentState.Removed, cancellationToken);
        return document is null
            ? Problem.NotFound("document")
            : await db.Versions.AsNoTracking().Where(version => version.DocumentId == document.Id)
                .ToPageAsync(page, s_sorts, version => version.ToResponse(document.Version), cancellationToken);
    }
}
