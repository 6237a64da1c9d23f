using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Screening;

/// <summary>Whose providers are to be screened: a client's, or with <c>all</c> everybody's.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="All">Everybody's; for staff.</param>
internal sealed record StartRunRequest(ClientId? ClientId = null, bool All = false);

internal sealed class StartRunValidator : AbstractValidator<StartRunRequest>
{
    public StartRunValidator() =>
        RuleFor(request => request.ClientId).Must((request, client) => client is null == request.All).WithMessage("either clientId or all is required, and not both");
}

/// <summary>A screening run, as the API shows it.</summary>
internal sealed record ScreeningRunResponse(
    ScreeningRunId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, Guid? ClientId, bool All, RunReason Reason, RunState State,
    IReadOnlyList<ListEdition> Editions, int Providers, int Screened, RunCounts Counts, string RequestedBy, DateTimeOffset? FinishedAt) : IVersioned;

internal static class StartRun
{
    private const int PartSize = 100;

    private static readonly Sorts<ScreeningRun, ScreeningRunId> s_sorts = new Sorts<ScreeningRun, ScreeningRunId>(run => run.Id, byDefault: "-createdAt").By("createdAt", run => run.CreatedAt);

    public static async Task<Acceptance<ScreeningRunResponse>> Handle(StartRunRequest request, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        if (request.All && !caller.IsStaff)
        {
            return Problem.Forbidden;
        }

        if (request.ClientId is { } client && await db.FindKnownClientAsync(client, cancellationToken) is null)
        {
            return Problem.NotFound("client");
        }

        var run = await StartAsync(db, request.ClientId, RunReason.Requested, await EditionsAsync(db, cancellationToken), caller.Id, cancellationToken);
        return Acceptance<ScreeningRunResponse>.Of(ToResponse(run), $"/v1/screening-runs/{run.Id.Value}");
    }

    public static async Task<Outcome<Page<ScreeningRunResponse>>> List(PageRequest page, ProvidersDb db, CancellationToken cancellationToken) =>
        await db.ScreeningRuns.AsNoTracking().ToPageAsync(page, s_sorts, ToResponse, cancellationToken);

    public static async Task<Outcome<ScreeningRunResponse>> Get(Guid id, ProvidersDb db, CancellationToken cancellationToken) =>
        await db.ScreeningRuns.AsNoTracking().SingleOrDefaultAsync(run => run.Id == new ScreeningRunId(id), cancellationToken) is { } found
            ? ToResponse(found)
            : Problem.NotFound("screening run");

    /// <summary>Starts a run, and saves.</summary>
    public static async Task<ScreeningRun> StartAsync(
        ProvidersDb db, ClientId? client, RunReason reason, IReadOnlyList<ListEdition> editions, string by, CancellationToken cancellationToken)
    {
        var now = db.Clock.GetUtcNow();
        var providers = await (client is { } one ? db.Providers.Where(provider => provider.ClientId == one) : db.Providers)
            .OrderBy(provider => provider.Id).Select(provider => provider.Id).ToListAsync(cancellationToken);
        Guid[][] parts = [.. providers.Select(provider => provider.Value).Chunk(PartSize)];
        var run = ScreeningRun.Start(new ScreeningRunId(Guid.CreateVersion7(now)), client, reason, editions, [.. parts.Select(part => part.Length)], by, now);
        db.Add(run);
        db.AddRange(parts.Select((part, number) => ScreeningRunPart.Of(run.Id, number, part)));
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>The editions in force.</summary>
    public static async Task<IReadOnlyList<ListEdition>> EditionsAsync(ProvidersDb db, CancellationToken cancellationToken) =>
        await db.ExclusionLists.AsNoTracking().Where(list => list.Edition > 0).OrderBy(list => list.Code).Select(list => new ListEdition(list.Code, list.Edition)).ToListAsync(cancellationToken);

    private static ScreeningRunResponse ToResponse(ScreeningRun run) => new(
        run.Id, run.CreatedAt, run.UpdatedAt, run.Version, run.ClientIds.Length == 0 ? null : run.ClientIds[0], run.ClientIds.Length == 0, run.Reason, run.State,
        run.Editions, run.Providers, run.Screened, run.Counts, run.RequestedBy, run.FinishedAt);
}

/// <summary>Has everybody screened in every calendar month, and as soon as a list has another edition.</summary>
internal sealed class ScreenEverybody(ProvidersDb db, TimeProvider clock) : IScheduledJob
{
    public const string Name = "screen-everybody";

    public static readonly JobSchedule Schedule = JobSchedule.Every(TimeSpan.FromMinutes(1));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var editions = await StartRun.EditionsAsync(db, cancellationToken);
        var last = await db.ScreeningRuns.AsNoTracking().Where(run => run.ClientIds.Length == 0).OrderByDescending(run => run.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (ScreeningRun.IsDue(last, editions, clock.GetUtcNow()) is { } reason)
        {
            await StartRun.StartAsync(db, null, reason, editions, db.Actor, cancellationToken);
        }
    }
}
