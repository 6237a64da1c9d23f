using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>What is to be opened.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="CriteriaSetId">The id or the code of a built-in set or of an approved one of the client; the one that the kind of client asks for when absent.</param>
internal sealed record OpenCredentialFileRequest(FileKind Kind, string? CriteriaSetId = null);

/// <summary>Opens a file by hand.</summary>
internal static class OpenCredentialFile
{
    public static async Task<Creation<CredentialFileResponse>> Handle(
        Guid id, OpenCredentialFileRequest request, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.AsNoTracking().Include(p => p.Dea).SingleOrDefaultAsync(p => p.Id == new ProviderId(id), cancellationToken);
        if (provider is null || await db.FindKnownClientAsync(provider.ClientId, cancellationToken) is not { } client)
        {
            return Problem.NotFound("provider");
        }

        if (await KeepFiles.OpenOneAsync(db, provider.Id, cancellationToken) is { } open)
        {
            return Problem.Conflict("file-already-open", "The provider has a file that is worked on.") with
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["credentialFileId"] = open.Id.Value },
            };
        }

        if (request.Kind == FileKind.Provisional && await db.CredentialFiles.AnyAsync(file => file.ProviderId == provider.Id && file.Kind == FileKind.Provisional, cancellationToken))
        {
            return Problem.Conflict("provisional-once", "Provisional status is given once.");
        }

        var code = request.CriteriaSetId ?? Turnaround.CriteriaFor(client.Kind);
        if (await GetCriteriaSet.FindAsync(db, code, client.ClientId, approvedOnly: true, cancellationToken) is not { } set)
        {
            return Problem.Unprocessable("criteria-set-unknown", "There is no such criteria set that files of this client can be judged by.", "criteriaSetId");
        }

        var now = clock.GetUtcNow();
        var claims = await ClaimsOf.ReadAsync(db, [provider], cancellationToken);
        var file = CredentialFile.Open(
            new CredentialFileId(Guid.CreateVersion7(now)), provider, request.Kind, set, claims[provider.Id], Turnaround.DaysFor(client.Kind), now);
        db.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<CredentialFileResponse>.At($"/v1/credential-files/{file.Id.Value}", file.ToResponse(now));
    }
}
