using Credentialing.Documents.Files;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Documents.Documents;

/// <summary>The routes of documents, what each needs, and where it is done.</summary>
internal static class DocumentRoutes
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var largest = routes.ServiceProvider.GetRequiredService<FileLimits>().MaxBytes;
        var documents = routes.MapGroup("/v1/documents").WithTags("Documents");
        documents.MapPost("", UploadDocument.Handle).TakesForm<UploadForm>(largest).Needs(Permissions.DocumentsUpload).WithSummary("Uploads a document");
        documents.MapGet("", ListDocuments.Handle).Needs(Permissions.DocumentsRead).WithSummary("Lists documents");
        documents.MapGet("expiring", ListExpiring.Handle).Needs(Permissions.DocumentsRead).WithSummary("Lists what expires soon, or has");
        documents.MapGet("{id:guid}", GetDocument.Handle).Needs(Permissions.DocumentsRead).WithSummary("Reads what is known of a document");
        documents.MapDelete("{id:guid}", RemoveDocument.Handle).Needs(Permissions.DocumentsDelete).WithSummary("Ends a document's retention and erases its content")
            .Produces(StatusCodes.Status204NoContent);
        documents.MapGet("{id:guid}/content", DownloadDocument.Handle).WithMetadata(new WithoutTransaction()).Needs(Permissions.DocumentsRead)
            .WithSummary("Downloads the content of the newest version, or of an edition").Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        documents.MapGet("{id:guid}/versions", ListVersions.Handle).Needs(Permissions.DocumentsRead).WithSummary("Lists the versions of a document's content");
        documents.MapPost("{id:guid}/versions", AddVersion.Handle).TakesForm<VersionForm>(largest).Needs(Permissions.DocumentsUpload)
            .WithSummary("Uploads a new version of a document");
    }
}
