using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Requests;

/// <summary>Reminds of what was asked for and has not come; daily.</summary>
internal sealed class RemindOfRequests(DocumentsDb db, TimeProvider clock) : IScheduledJob
{
    private const int Batch = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        while (true)
        {
            var due = await db.Requests.Where(request => request.RemindOn <= today).OrderBy(request => request.RemindOn).Take(Batch).ToListAsync(cancellationToken);
            foreach (var request in due)
            {
                request.Remind(now);
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
