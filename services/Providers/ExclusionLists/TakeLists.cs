using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>Takes the files of a list that wait, in the order in which they came: what is full takes the place of what came before, not after.</summary>
internal sealed class TakeLists(ProvidersDb db, FileParts parts, EntryTable entries, TimeProvider clock)
{
    /// <summary>Told to every copy of the service when an edition has come into force.</summary>
    public const string Channel = "exclusion_lists";

    /// <summary>Takes the files of the list of this import up to it; all of that is one transaction, or none.</summary>
    public async Task UpToAsync(ListImportId id, CancellationToken cancellationToken)
    {
        var code = await db.ListImports.Where(import => import.Id == id).Select(import => import.List).SingleAsync(cancellationToken);
        await db.TakeTurnAsync($"exclusion-list {code}", cancellationToken);
        var waiting = await db.ListImports.Where(import => import.List == code && import.State == ImportState.Queued).OrderBy(import => import.Id).ToListAsync(cancellationToken);
        foreach (var import in waiting.TakeWhile(import => import.Id.Value.CompareTo(id.Value) <= 0))
        {
            await TakeAsync(import, cancellationToken);
            await parts.ForgetAsync(import.Id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteAsync($"SELECT pg_notify({Channel}, {code})", cancellationToken);
    }

    private async Task TakeAsync(ListImport import, CancellationToken cancellationToken)
    {
        var (now, format) = (clock.GetUtcNow(), ListFormat.Find(import.List)!);
        var list = await ListAsync(import.List, now, cancellationToken);
        if (await RepeatsAsync(list, import, cancellationToken) is not null)
        {
            // That the publisher still has the same full file means that nothing is newer; of a month's it means nothing.
            import.Repeat(now);
            if (import.Kind == ListKind.Full)
            {
                list.FindUnchanged(now);
            }

            return;
        }

        await using var file = parts.Open(import.Id);
        var (content, refusal) = await FileReader.ReadAsync(file, import.IsUtf8, format, import.Kind, cancellationToken);
        if (content is null)
        {
            import.Refuse(refusal!, import.Rows, now);
            return;
        }

        await entries.NoteAsync(import.Id, content.Faults, now, cancellationToken);
        var difference = ListDifference.Of(import.Kind, content.Rows, await KnownAsync(list.Code, cancellationToken), content.Unread);
        if (list.Refuses(import.Kind, new ListChange(difference.InForce, content.Read, content.Refused, content.EndsBroken), import.MayShrink) is { } wrong)
        {
            import.Refuse(wrong, new RowCounts(content.Read, 0, 0, 0, 0, 0, content.Repeated, content.Refused), now);
            return;
        }

        list.Take(import.Kind, difference.InForce, import.AsOf ?? NewestDay(content.Rows, DateOnly.FromDateTime(now.UtcDateTime)), now);
        foreach (var (why, ends) in difference.Ended)
        {
            await entries.EndAsync(list.Edition, why, ends, cancellationToken);
        }

        await entries.AddAsync(list.Code, list.Edition, difference.Added, now, cancellationToken);
        import.Complete(list.Edition, CountsOf(content, difference), now);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static RowCounts CountsOf(FileContent content, ListDifference difference) => new(
        content.Read, difference.Added.Count(added => added.End is null) - difference.Changed, difference.Changed, difference.Unchanged, difference.Gone,
        difference.Unmatched, content.Repeated, content.Refused);

    private async Task<ExclusionList> ListAsync(string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var list = db.ExclusionLists.Local.FirstOrDefault(one => one.Code == code) ?? await db.ExclusionLists.SingleOrDefaultAsync(one => one.Code == code, cancellationToken);
        if (list is null)
        {
            db.Add(list = ExclusionList.Begin(code, now));
        }

        return list;
    }

    // The edition that the same file made, as long as no full one has come since. A full file that somebody brings again
    // after supplements takes their place: only what is in force by itself is the same.
    private async Task<int?> RepeatsAsync(ExclusionList list, ListImport import, CancellationToken cancellationToken)
    {
        var since = import is { Kind: ListKind.Full, MayShrink: true } ? list.Edition : list.FullEdition;
        return await db.ListImports.Where(other => other.List == list.Code && other.Hash == import.Hash && other.Kind == import.Kind && other.Edition >= since)
            .MaxAsync(other => other.Edition, cancellationToken);
    }

    private async Task<List<KnownEntry>> KnownAsync(string list, CancellationToken cancellationToken)
    {
        var known = new List<KnownEntry>();
        await foreach (var entry in db.ExclusionEntries.AsNoTracking()
            .Where(entry => entry.List == list && (entry.EndedIn == null || entry.End == EntryEnd.Reinstated)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            known.Add(new KnownEntry(
                entry.Id, FileReader.KeyOf(entry.Identity), FileReader.KeyOf(entry.Content), entry.Party, entry.City, entry.End == EntryEnd.Reinstated));
        }

        return known;
    }

    // Exclusions are published ahead of the day from which they hold.
    private static DateOnly? NewestDay(IEnumerable<ListedRow> rows, DateOnly today) =>
        rows.Select(row => (DateOnly?)(row.ReinstatedOn ?? row.ExcludedOn)).Where(day => day <= today).Max();
}
