using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>The routes of verification by itself, what each needs, and where it is done.</summary>
internal static class VerificationRunRoutes
{
    public static void MapVerificationRuns(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/v1/credential-files/{id:guid}").WithTags("Credential files");
        files.MapPost("verify", BeginVerification.Handle).Needs(Permissions.CredentialFilesVerify).WithSummary("Has every automatic source asked about a file");
        files.MapGet("verification-runs", ReadVerificationRuns.OfFile).Needs(Permissions.CredentialFilesRead).WithSummary("Lists the verification runs of a file");

        routes.MapGet("/v1/verification-runs/{id:guid}", ReadVerificationRuns.Get).WithTags("Credential files")
            .Needs(Permissions.CredentialFilesRead).WithSummary("Reads where each source of a verification run stands");
    }
}
