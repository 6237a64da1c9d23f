using Credentialing.Documents.Content;
using Credentialing.Documents.Files;
using Credentialing.Documents.Requests;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents.Documents;

/// <summary>A file as it was sent.</summary>
/// <param name="Content">May be read from anywhere.</param>
/// <param name="Name">Its name, as it was sent.</param>
/// <param name="ExpiresOn">The last day on which it holds.</param>
internal sealed record SentFile(Stream Content, string? Name, DateOnly? ExpiresOn);

/// <summary>What every way in comes to: the file is looked at, kept as a document's next version, and fulfils what was asked for.</summary>
internal sealed class ReceiveDocument(DocumentsDb db, FileInspection inspection, FileLimits limits, TimeProvider clock)
{
    /// <summary>Adds the file to a document, new or tracked.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Problem?> AddAsync(Document document, SentFile file, CancellationToken cancellationToken)
    {
        var (facts, verdict, problem) = await inspection.InspectAsync(file.Content, file.Name, cancellationToken);
        if (facts is null)
        {
            return problem;
        }

        var used = await db.Versions.Where(version => version.ClientId == document.ClientId && version.ContentKey != null).SumAsync(version => version.Size, cancellationToken);
        if (used + facts.Size > limits.ClientBytes)
        {
            return Problem.Unprocessable("quota-exceeded", $"The client's documents may have at most {limits.ClientBytes} bytes together.", "file");
        }

        var version = document.Add(facts, ContentCipher.NewKey(), verdict, file.ExpiresOn, db.Actor, clock.GetUtcNow());
        if (document.Version == 0)
        {
            db.Add(document);
        }

        await FulfilAsync(document, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await ContentStore.WriteAsync(db, version, file.Content, cancellationToken);
        return null;
    }

    /// <summary>Takes what the scanner says at last of a version that was quarantined.</summary>
    public async Task JudgeAsync(Document document, DocumentVersion version, Verdict verdict, CancellationToken cancellationToken)
    {
        document.Judge(version, verdict, clock.GetUtcNow());
        if (verdict.State == DocumentState.Rejected)
        {
            await ContentStore.EraseAsync(db, [version], cancellationToken);
        }

        await FulfilAsync(document, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // Only what may be used, and still holds, is what was asked for.
    private async Task FulfilAsync(Document document, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (document.State != DocumentState.Usable || document.ExpiresOn < DateOnly.FromDateTime(now.UtcDateTime))
        {
            return;
        }

        var open = await db.Requests.Where(request =>
            request.ClientId == document.ClientId && request.SubjectKind == document.SubjectKind && request.SubjectId == document.SubjectId &&
            request.DocumentKind == document.DocumentKind && request.State == DocumentRequestState.Open).ToListAsync(cancellationToken);
        foreach (var request in open)
        {
            request.Fulfil(document.Id, now);
        }
    }
}
