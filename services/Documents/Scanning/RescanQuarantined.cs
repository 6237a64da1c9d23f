using Credentialing.Documents.Content;
using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Scanning;

/// <summary>
/// Has the scanner look at what it could not look at when it came, oldest first. While it does not answer nothing else is
/// tried: everything waits, and nothing of it is given to anybody.
/// </summary>
internal sealed class RescanQuarantined(DocumentsDb db, IScanner scanner, ReceiveDocument receive) : IScheduledJob
{
    private const int Most = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await db.Versions.AsNoTracking().Where(version => version.State == DocumentState.Quarantined)
            .OrderBy(version => version.ReceivedAt).Take(Most).Select(version => new { version.DocumentId, version.Id }).ToListAsync(cancellationToken);
        var unanswered = 0;
        foreach (var one in waiting)
        {
            await db.TakeTurnAsync(one.DocumentId.Value.ToString(), cancellationToken);
            var document = await db.Documents.Include(d => d.Versions).SingleAsync(d => d.Id == one.DocumentId, cancellationToken);
            var version = document.Versions.Single(v => v.Id == one.Id);
            if (version.State != DocumentState.Quarantined)
            {
                continue;
            }

            await using var content = await ReadAsync(version, cancellationToken);
            var state = await scanner.ScanAsync(content, cancellationToken);
            if (state != DocumentState.Quarantined)
            {
                await receive.JudgeAsync(document, version, new Verdict(state, scanner.Name), cancellationToken);
            }
            else if (++unanswered == 2)
            {
                return;
            }
        }
    }

    // On disk and gone with the handle: the scanner wants it in one go, and memory is not for files.
    private async Task<FileStream> ReadAsync(DocumentVersion version, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        using var cipher = new ContentCipher(version.ContentKey!, version.Id);
        for (var first = 0; file.Length < version.Size;)
        {
            foreach (var chunk in await ContentStore.ReadAsync(db, version.Id, cipher, first, 16, cancellationToken))
            {
                await file.WriteAsync(chunk, cancellationToken);
                first++;
            }
        }

        return file;
    }
}
