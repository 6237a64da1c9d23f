using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>One verification, as the API shows it.</summary>
internal sealed record VerificationResponse(
    Guid Id, string Source, VerificationMethod Method, VerificationOutcome Outcome, DateTimeOffset VerifiedAt, string? Findings,
    IReadOnlyList<Guid> Evidence, DateOnly? ExpiresOn, DateOnly? SourceDate, string RecordedBy, DateTimeOffset RecordedAt);

/// <summary>Every verification of an element, also those that another took the place of.</summary>
internal static class ListVerifications
{
    private static readonly Sorts<Verification, Guid> s_sorts = new Sorts<Verification, Guid>(verification => verification.Id, byDefault: "-recordedAt")
        .By("recordedAt", verification => verification.RecordedAt);

    public static async Task<Outcome<Page<VerificationResponse>>> Handle(
        PageRequest page, Guid id, string code, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var file = new CredentialFileId(id);
        if (!await db.CredentialFiles.SeenBy(caller).AnyAsync(f => f.Id == file && f.Elements.Any(element => element.Code == code), cancellationToken))
        {
            return Problem.NotFound("element of a credential file");
        }

        return await db.Set<Verification>().AsNoTracking().Where(verification => verification.FileId == file && verification.Code == code).ToPageAsync(
            page, s_sorts, v => new VerificationResponse(v.Id, v.Source, v.Method, v.Outcome, v.VerifiedAt, v.Findings, v.Evidence, v.ExpiresOn, v.SourceDate, v.RecordedBy, v.RecordedAt), cancellationToken);
    }
}
