using Credentialing.Documents.Contracts.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Evidence;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Persistence;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>
/// Asks one source about one file, has the answer kept, and records what it comes to. The source and Documents are asked
/// before the file is locked, so nobody who works on it waits for them.
/// </summary>
internal sealed class CheckSource(ProvidersDb db, IEnumerable<IAutomaticSource> sources, DocumentStore.DocumentStoreClient store, TimeProvider clock)
{
    /// <summary>Whose turn a try of a source in a run is; it is taken before the provider's.</summary>
    public static string TurnOf(Guid runId, AutomaticSource which) => $"{runId}/{which}";

    /// <summary>Does what is due of a source in a run; nothing when that was done already.</summary>
    public async Task RunAsync(Guid runId, AutomaticSource which, CancellationToken cancellationToken)
    {
        // One try of a source at a time, whoever delivers what.
        await db.TakeTurnAsync(TurnOf(runId, which), cancellationToken);
        var seen = await ReadRunAsync(db.VerificationRuns.AsNoTracking(), runId, cancellationToken);
        if (seen?.Find(which) is not { } check || !check.IsDueAt(clock.GetUtcNow()))
        {
            return;
        }

        var source = sources.Single(one => one.Which == which);
        var found = await AskAsync(source, seen, check, cancellationToken);

        await db.TakeTurnAsync(seen.ProviderId.Value, cancellationToken);
        var run = (await ReadRunAsync(db.VerificationRuns, runId, cancellationToken))!;
        var file = await db.CredentialFiles.Include(f => f.Elements).SingleAsync(f => f.Id == run.FileId, cancellationToken);
        var provider = await db.Providers.AsNoTracking().SingleAsync(p => p.Id == run.ProviderId, cancellationToken);
        var now = clock.GetUtcNow();
        new Recording(db, source, run, file, now).Take(found, provider);
        if (found.Answer is SourceAnswer.Given)
        {
            await source.RecordedAsync(provider, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Task<VerificationRun?> ReadRunAsync(IQueryable<VerificationRun> runs, Guid id, CancellationToken cancellationToken) =>
        runs.Include(run => run.Checks).SingleOrDefaultAsync(run => run.Id == new VerificationRunId(id), cancellationToken);

    private async Task<Found> AskAsync(IAutomaticSource source, VerificationRun run, SourceCheck check, CancellationToken cancellationToken)
    {
        var file = await db.CredentialFiles.AsNoTracking().SingleAsync(f => f.Id == run.FileId, cancellationToken);
        if (file.RefusesWork() is not null)
        {
            return new Found(new SourceAnswer.NotAsked("the file is closed"), "", clock.GetUtcNow());
        }

        var provider = await db.Providers.AsNoTracking().SingleAsync(p => p.Id == run.ProviderId, cancellationToken);
        var question = source.QuestionOf(provider);
        var answer = check.Answer is { } waiting ? new SourceAnswer.Given(waiting) : await source.AskAsync(provider, cancellationToken);
        var at = check.AnsweredAt ?? clock.GetUtcNow();
        var found = new Found(answer, question, at);
        return answer is SourceAnswer.Given given && source.Read(given.Body, provider, found.Day).Verdict is not null
            ? await KeepAsync(found, given.Body, source, check, file, cancellationToken)
            : found;
    }

    private async Task<Found> KeepAsync(
        Found found, string body, IAutomaticSource source, SourceCheck check, CredentialFile file, CancellationToken cancellationToken)
    {
        try
        {
            var name = $"{Words.Of(source.Which)}-{found.Day:yyyy-MM-dd}.txt";
            return found with { Document = await store.KeepAnswerAsync(file, check.KeepUnder, name, body, cancellationToken) };
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            return GrpcProblem.From(failure) is { HttpStatus: < 500, Code: var code } ? found with { NotKept = code } : found with { MustWait = true };
        }
    }
}

/// <summary>What was found out while nothing was locked.</summary>
/// <param name="Answer">What the source said.</param>
/// <param name="Question">What it was asked.</param>
/// <param name="At">When it answered (UTC).</param>
internal sealed record Found(SourceAnswer Answer, string Question, DateTimeOffset At)
{
    /// <summary>The document that keeps the answer.</summary>
    public Guid? Document { get; init; }

    /// <summary>Documents does not answer: the answer must wait.</summary>
    public bool MustWait { get; init; }

    /// <summary>Why Documents does not take the answer.</summary>
    public string? NotKept { get; init; }

    /// <summary>The day of the answer (UTC).</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);
}
