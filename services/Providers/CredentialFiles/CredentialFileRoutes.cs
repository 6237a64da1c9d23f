using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>The routes of credential files, what each needs, and where it is done.</summary>
internal static class CredentialFileRoutes
{
    public static void MapCredentialFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/providers/{id:guid}/credential-files", OpenCredentialFile.Handle).WithTags("Credential files")
            .Needs(Permissions.CredentialFilesWrite).WithSummary("Opens a credential file for a provider");

        var files = routes.MapGroup("/v1/credential-files").WithTags("Credential files");
        files.MapGet("", ReadCredentialFiles.List).Needs(Permissions.CredentialFilesRead).WithSummary("Lists credential files");
        files.MapGet("{id:guid}", ReadCredentialFiles.Get).Needs(Permissions.CredentialFilesRead).WithSummary("Reads a credential file");

        var elements = files.MapGroup("{id:guid}/elements/{code}");
        elements.MapGet("verifications", ListVerifications.Handle).Needs(Permissions.CredentialFilesRead).WithSummary("Lists what sources said of an element");
        elements.MapPost("verifications", RecordVerification.Handle).Validates<RecordVerificationRequest>().Needs(Permissions.CredentialFilesVerify)
            .WithSummary("Records what a source said of an element");
        elements.MapPost("attempts", RecordAttempt.Handle).Validates<RecordAttemptRequest>().Needs(Permissions.CredentialFilesVerify)
            .WithSummary("Records that a source was asked about an element");
    }
}
