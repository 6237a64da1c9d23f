using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>
/// Fetches each list's full file once in a calendar month from where its publisher has it, unless somebody has brought one
/// in that month; supplements do not take its place. What is no such file, as a page that says sorry, is refused when it is
/// read, and asked for again an hour later; a publisher who does not answer is asked again with the next run.
/// </summary>
internal sealed partial class FetchLists(ProvidersDb db, ImportFile import, IHttpClientFactory http, IConfiguration configuration, TimeProvider clock, ILogger<FetchLists> logger)
    : IScheduledJob
{
    public const string Name = "fetch-exclusion-lists";

    private const string Savepoint = "before_file";

    private static readonly TimeSpan s_again = TimeSpan.FromHours(1);

    /// <summary>Where the lists are: the name of the setting with the address, and the path of the full file below it.</summary>
    private static readonly (string List, string Address, string Path)[] s_sources = [("leie", "Sources:Leie:Address", "UPDATED.csv"), ("sam", "Sources:Sam:Address", "extract.csv")];

    public static readonly JobSchedule Schedule = JobSchedule.Every(TimeSpan.FromMinutes(1));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (list, setting, path) in s_sources)
        {
            if (configuration[setting] is { Length: > 0 } address && await IsDueAsync(list, now, cancellationToken))
            {
                await FetchAsync(ListFormat.Find(list)!, new Uri($"{address.TrimEnd('/')}/{path}"), cancellationToken);
            }
        }
    }

    // Not again while one waits to be read, and not at once after one that was refused.
    private async Task<bool> IsDueAsync(string list, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var lately = now - s_again;
        return !await db.ListImports.AnyAsync(
            one => one.List == list && (one.State == ImportState.Queued || (one.BroughtBy == Name && one.CreatedAt > lately)
                || (one.Kind == ListKind.Full && one.State == ImportState.Completed && one.FinishedAt >= month)), cancellationToken);
    }

    private async Task FetchAsync(ListFormat format, Uri address, CancellationToken cancellationToken)
    {
        // A file of which half has come is no file.
        await db.Database.CurrentTransaction!.CreateSavepointAsync(Savepoint, cancellationToken);
        try
        {
            using var client = http.CreateClient(Name);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                Log.NoAnswer(logger, format.Code, response.StatusCode.ToString());
                return;
            }

            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            var asOf = response.Content.Headers.LastModified is { } modified ? DateOnly.FromDateTime(modified.UtcDateTime) : (DateOnly?)null;
            await import.ReceiveAsync(format, ListKind.Full, content, new ImportTerms(asOf, MayShrink: false), Name, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await db.Database.CurrentTransaction!.RollbackToSavepointAsync(Savepoint, cancellationToken);
            Log.NoAnswer(logger, format.Code, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The exclusion list {List} could not be fetched: {Reason}")]
        public static partial void NoAnswer(ILogger logger, string list, string reason);
    }
}
