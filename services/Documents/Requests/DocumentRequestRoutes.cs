using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Documents.Requests;

/// <summary>The routes of requests for documents, what each needs, and where it is done.</summary>
internal static class DocumentRequestRoutes
{
    public static void MapDocumentRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/v1/document-requests").WithTags("Document requests");
        requests.MapPost("", RequestDocument.Handle).Validates<RequestDocumentRequest>().Needs(Permissions.DocumentRequestsWrite).WithSummary("Asks a client for a document");
        requests.MapGet("", ListDocumentRequests.Handle).Needs(Permissions.DocumentsRead).WithSummary("Lists requests for documents");
        requests.MapGet("{id:guid}", GetDocumentRequest.Handle).Needs(Permissions.DocumentsRead).WithSummary("Reads a request for a document");
        requests.MapPost("{id:guid}/cancel", CancelDocumentRequest.Handle).Needs(Permissions.DocumentRequestsWrite).WithSummary("Calls a request off");
    }
}
