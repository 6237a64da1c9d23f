using Credentialing.Documents.Files;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>Takes a file in as a document's next version.</summary>
internal static class AddVersion
{
    private static readonly string[] s_fields = ["expiresOn"];

    public static async Task<Creation<DocumentResponse>> Handle(
        Guid id, HttpRequest request, FileLimits limits, ReceiveDocument receive, Caller caller, DocumentsDb db, CancellationToken cancellationToken)
    {
        var form = await FormReader.ReadAsync(request, limits.MaxBytes, s_fields, cancellationToken);
        var (file, expiresOn) = (form.File(), form.Date("expiresOn"));
        if (form.Refusal is { } invalid)
        {
            return invalid;
        }

        await db.TakeTurnAsync(id.ToString(), cancellationToken);
        var document = await db.Documents.SeenBy(caller).SingleOrDefaultAsync(d => d.Id == new DocumentId(id) && d.State != DocumentState.Removed, cancellationToken);
        if (document is null)
        {
            return Problem.NotFound("document");
        }

        await using var content = file!.OpenReadStream();
        return await receive.AddAsync(document, new SentFile(content, file.FileName, expiresOn), cancellationToken) is { } problem
            ? problem
            : Creation<DocumentResponse>.At(
                $"/v1/documents/{id}/content?edition={document.Edition}", document.ToResponse(document.Versions.Single(version => version.Edition == document.Edition)));
    }
}
