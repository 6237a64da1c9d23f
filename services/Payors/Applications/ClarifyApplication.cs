using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;

namespace Credentialing.Payors.Applications;

internal sealed record ClarificationRequest(string Text, IReadOnlyList<Guid>? Documents = null);

internal sealed class ClarificationValidator : AbstractValidator<ClarificationRequest>
{
    public ClarificationValidator()
    {
        RuleFor(request => request.Text).IsText(4000);
        RuleFor(request => request.Documents).Must(documents => documents is null || documents.Count <= 50).WithMessage("must have at most 50 documents");
    }
}

/// <summary>Records what the payor was told and given when it had asked.</summary>
internal static class ClarifyApplication
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, ClarificationRequest request, Caller caller, PayorsDb db, ProviderDirectory.ProviderDirectoryClient directory,
        DocumentStore.DocumentStoreClient store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var application = await GetApplication.ForChangeAsync(db, id, cancellationToken);
        if (application is null)
        {
            return Problem.NotFound("application");
        }

        Guid[] documents = [.. (request.Documents ?? []).Distinct()];
        if (application.Clarify(request.Text.Trim(), documents, caller.Does(clock)) is { } refusal)
        {
            return refusal;
        }

        if (documents.Length > 0 && await FirstUnknownAsync() is { } unknown)
        {
            return Problem.Unprocessable(
                "document-unknown", "There is no such document about the applicant, its practices, its client or this application.",
                $"documents[{Array.IndexOf([.. request.Documents!], unknown)}]");
        }

        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();

        async Task<Guid?> FirstUnknownAsync()
        {
            var applicant = await application.ApplicantAsync(directory, cancellationToken);
            var subjects = (applicant?.DocumentSubjects(application.ClientId) ?? [new DocumentSubject("client", application.ClientId.Value)])
                .Append(new DocumentSubject("application", id));
            var known = await store.DocumentsAsync(application.ClientId, subjects, [], cancellationToken);
            return documents.Where(document => known.All(one => one.Id != document)).Select(document => (Guid?)document).FirstOrDefault();
        }
    }
}
