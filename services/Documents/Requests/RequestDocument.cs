using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;

namespace Credentialing.Documents.Requests;

internal sealed record RequestDocumentRequest(Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateOnly DueOn, string Reason);

internal sealed class RequestDocumentValidator : AbstractValidator<RequestDocumentRequest>
{
    public RequestDocumentValidator()
    {
        RuleFor(request => request.SubjectKind).IsWord();
        RuleFor(request => request.DocumentKind).IsWord();
        RuleFor(request => request.SubjectId).Must((request, subject) => Rules.WrongSubject(request.ClientId, request.SubjectKind, subject) is null)
            .WithMessage("must be the client's id");
        RuleFor(request => request.DueOn).Must(due => due.Year is >= 2000 and <= 2999).WithMessage("must be in a year from 2000 to 2999");
        RuleFor(request => request.Reason).IsText(DocumentRequestRules.LongestReason);
    }
}

internal static class DocumentRequestRules
{
    public const int LongestReason = 1000;
}

/// <summary>Asks a client for a document.</summary>
internal static class RequestDocument
{
    public static async Task<Creation<DocumentRequestResponse>> Handle(
        RequestDocumentRequest request, Caller caller, DocumentsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(request.ClientId);
        if (await db.FindKnownClientAsync(client, cancellationToken) is null)
        {
            return Problem.NotFound("client");
        }

        var now = clock.GetUtcNow();
        var asked = DocumentRequest.Ask(
            client, (new Subject(request.SubjectKind, request.SubjectId), request.DocumentKind), request.DueOn, request.Reason.Trim(), caller.Id, now);
        db.Add(asked);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<DocumentRequestResponse>.At($"/v1/document-requests/{asked.Id.Value}", asked.ToResponse(now));
    }
}
