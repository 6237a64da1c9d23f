using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Credentialing.Documents.Content;

/// <summary>Keeps the content of versions in the service's database (docs/decisions/document-storage.md).</summary>
internal static class ContentStore
{
    // A megabyte is on the way at a time, whatever the size of the file.
    private const int Batch = 16;

    /// <summary>Writes the content of a version whose row is saved, within the current transaction.</summary>
    public static async Task WriteAsync(DocumentsDb db, DocumentVersion version, Stream content, CancellationToken cancellationToken)
    {
        using var cipher = new ContentCipher(version.ContentKey!, version.Id);
        var buffer = new byte[ContentCipher.ChunkSize];
        var chunks = new List<byte[]>(Batch);
        var written = 0;
        content.Position = 0;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            chunks.Add(cipher.Seal(written + chunks.Count, buffer.AsSpan(0, read)));
            if (chunks.Count == Batch)
            {
                await InsertAsync(db, version, written, chunks, cancellationToken);
                written += chunks.Count;
                chunks.Clear();
            }
        }

        await InsertAsync(db, version, written, chunks, cancellationToken);
    }

    /// <summary>Reads pieces of a version, decrypted, within the current transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="version">The version.</param>
    /// <param name="cipher">The version's cipher.</param>
    /// <param name="first">The number of the first piece.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">A piece is not there: the content was erased meanwhile.</exception>
    public static async Task<IReadOnlyList<byte[]>> ReadAsync(
        DocumentsDb db, DocumentVersionId version, ContentCipher cipher, int first, int count, CancellationToken cancellationToken)
    {
        var chunks = await db.Set<ContentChunk>().AsNoTracking()
            .Where(chunk => chunk.VersionId == version && chunk.Number >= first && chunk.Number < first + count)
            .OrderBy(chunk => chunk.Number).ToListAsync(cancellationToken);
        if (chunks.Count == 0 || chunks.Where((chunk, i) => chunk.Number != first + i).Any())
        {
            throw new IOException("The content is not there any more.");
        }

        return [.. chunks.Select(chunk => cipher.Open(chunk.Number, chunk.Data))];
    }

    /// <summary>Erases the content of a document's versions, within the current transaction.</summary>
    public static Task EraseAsync(DocumentsDb db, IEnumerable<DocumentVersion> versions, CancellationToken cancellationToken)
    {
        var ids = versions.Select(version => version.Id.Value).ToArray();
        return db.Database.ExecuteAsync($"DELETE FROM content_chunks WHERE version_id = ANY ({ids})", cancellationToken);
    }

    private static async Task InsertAsync(DocumentsDb db, DocumentVersion version, int first, List<byte[]> chunks, CancellationToken cancellationToken)
    {
        if (chunks.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        for (var i = 0; i < chunks.Count; i++)
        {
            var insert = new NpgsqlBatchCommand("INSERT INTO content_chunks (version_id, number, client_id, data) VALUES ($1, $2, $3, $4)");
            foreach (var value in (object[])[version.Id.Value, first + i, version.ClientId.Value, chunks[i]])
            {
                insert.Parameters.AddWithValue(value);
            }

            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
