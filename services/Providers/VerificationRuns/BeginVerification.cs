using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Has every automatic source asked about a file. While a run is under way, whoever asks for one is given that.</summary>
internal static class BeginVerification
{
    public static async Task<Acceptance<VerificationRunResponse>> Handle(
        Guid id, Caller caller, ProvidersDb db, IEnumerable<IAutomaticSource> sources, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await FileForWork.ReadAsync(db, id, cancellationToken) is not { } file)
        {
            return Problem.NotFound("credential file");
        }

        if (file.RefusesWork() is { } refusal)
        {
            return refusal;
        }

        var run = await db.VerificationRuns.Include(r => r.Checks)
            .SingleOrDefaultAsync(r => r.FileId == file.Id && r.State == VerificationRunState.Running, cancellationToken);
        if (run is null)
        {
            run = Start(db, file, sources, caller.Id, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return Acceptance<VerificationRunResponse>.Of(run.ToResponse(), $"/v1/verification-runs/{run.Id.Value}");
    }

    /// <summary>Starts a run; the caller holds the provider's turn, and saves.</summary>
    public static VerificationRun Start(ProvidersDb db, CredentialFile file, IEnumerable<IAutomaticSource> sources, string by, DateTimeOffset at)
    {
        var run = VerificationRun.Start(
            new VerificationRunId(Guid.CreateVersion7(at)), file, sources.Select(source => new SourceWanted(source.Which, source.Element, source.IsConfigured)), by, at);
        db.Add(run);
        foreach (var check in run.Checks.Where(check => check.IsOpen))
        {
            db.Schedule(Due(run, check.Source), at);
        }

        return run;
    }

    /// <summary>The message that has a source asked; each source has a queue of its own.</summary>
    public static object Due(VerificationRun run, AutomaticSource source) => Due(run.Id, run.ClientId.Value, source);

    /// <inheritdoc cref="Due(VerificationRun, AutomaticSource)"/>
    public static object Due(VerificationRunId run, Guid client, AutomaticSource source) => source switch
    {
        AutomaticSource.Nppes => new NppesCheckDue(run.Value, client),
        AutomaticSource.ExclusionLists => new ExclusionCheckDue(run.Value, client),
        AutomaticSource.Caqh => new CaqhCheckDue(run.Value, client),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
