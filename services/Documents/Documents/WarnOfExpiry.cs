using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>Says of documents that they expire, when it is time to; one notice for all that were missed.</summary>
internal sealed class WarnOfExpiry(DocumentsDb db, TimeProvider clock) : IScheduledJob
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        while (true)
        {
            var due = await db.Documents.Where(document => document.NoticeDueOn <= today).OrderBy(document => document.NoticeDueOn).Take(Batch).ToListAsync(cancellationToken);
            var ids = due.Select(document => document.Id).ToArray();
            var current = (await db.Documents.Where(document => ids.Contains(document.Id)).Current(db).Select(document => document.Id).ToListAsync(cancellationToken)).ToHashSet();
            foreach (var document in due)
            {
                if (current.Contains(document.Id))
                {
                    document.NoticeExpiry(now);
                }
                else
                {
                    document.StopNotices();
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            if (due.Count < Batch)
            {
                return;
            }
        }
    }
}
