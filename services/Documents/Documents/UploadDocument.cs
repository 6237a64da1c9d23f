using Credentialing.Documents.Files;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Documents.Documents;

/// <summary>Takes a file in as a new document.</summary>
internal static class UploadDocument
{
    private static readonly string[] s_fields = ["clientId", "subjectKind", "subjectId", "documentKind", "expiresOn"];

    public static async Task<Creation<DocumentResponse>> Handle(
        HttpRequest request, FileLimits limits, ReceiveDocument receive, Caller caller, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await FormReader.ReadAsync(request, limits.MaxBytes, s_fields, cancellationToken);
        var (file, client, subject, kind, expiresOn) = (
            form.File(), new ClientId(form.Id("clientId")), new Subject(form.Word("subjectKind"), form.Id("subjectId")), form.Word("documentKind"), form.Date("expiresOn"));
        form.Check("subjectId", Rules.WrongSubject(client.Value, subject.Kind, subject.Id));
        if (form.Refusal is { } invalid)
        {
            return invalid;
        }

        if (await db.FindKnownClientAsync(client, cancellationToken) is null)
        {
            return Problem.NotFound("client");
        }

        if (!caller.Reaches(subject))
        {
            return Problem.NotFound(subject.Kind);
        }

        var document = Document.Begin(client, subject, kind, null, clock.GetUtcNow());
        await using var content = file!.OpenReadStream();
        return await receive.AddAsync(document, new SentFile(content, file.FileName, expiresOn), cancellationToken) is { } problem
            ? problem
            : Creation<DocumentResponse>.At($"/v1/documents/{document.Id.Value}", document.ToResponse(document.Versions[^1]));
    }
}
