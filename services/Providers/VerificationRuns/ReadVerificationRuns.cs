using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Where one source stands. The verification, with what was found, is among those of the element.</summary>
internal sealed record SourceCheckResponse(
    AutomaticSource Source, string Element, SourceCheckState State, int Attempts, DateTimeOffset? NextAttemptAt, string? LastResult,
    VerificationOutcome? Outcome, Guid? VerificationId);

/// <summary>A run, as the API shows it.</summary>
internal sealed record VerificationRunResponse(
    VerificationRunId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    CredentialFileId CredentialFileId, ProviderId ProviderId, ClientId ClientId, string RequestedBy, VerificationRunState State,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, IReadOnlyList<SourceCheckResponse> Sources) : IVersioned;

internal static class VerificationRunResponses
{
    public static VerificationRunResponse ToResponse(this VerificationRun run) => new(
        run.Id, run.CreatedAt, run.UpdatedAt, run.Version, run.FileId, run.ProviderId, run.ClientId, run.RequestedBy, run.State, run.StartedAt, run.CompletedAt,
        [
            .. run.Checks.OrderBy(check => check.Source).Select(check => new SourceCheckResponse(
                check.Source, check.Element, check.State, check.Attempts, check.NextAttemptAt, check.LastResult, check.Outcome, check.VerificationId)),
        ]);
}

internal static class ReadVerificationRuns
{
    private static readonly Sorts<VerificationRun, VerificationRunId> s_sorts = new Sorts<VerificationRun, VerificationRunId>(run => run.Id, byDefault: "-createdAt")
        .By("createdAt", run => run.CreatedAt);

    public static async Task<Outcome<VerificationRunResponse>> Get(Guid id, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var run = await db.VerificationRuns.AsNoTracking().Include(r => r.Checks).SingleOrDefaultAsync(r => r.Id == new VerificationRunId(id), cancellationToken);
        return run is not null && await db.CredentialFiles.SeenBy(caller).AnyAsync(file => file.Id == run.FileId, cancellationToken)
            ? run.ToResponse()
            : Problem.NotFound("verification run");
    }

    public static async Task<Outcome<Page<VerificationRunResponse>>> OfFile(PageRequest page, Guid id, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var file = new CredentialFileId(id);
        return await db.CredentialFiles.SeenBy(caller).AnyAsync(f => f.Id == file, cancellationToken)
            ? await db.VerificationRuns.AsNoTracking().Include(run => run.Checks).AsSplitQuery().Where(run => run.FileId == file)
                .ToPageAsync(page, s_sorts, run => run.ToResponse(), cancellationToken)
            : Problem.NotFound("credential file");
    }
}
