using System.Security.Cryptography;
using System.Text;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Credentialing.ServiceDefaults.Http.Idempotency;

/// <summary>Keeps and finds first answers. The key's row is taken in the same transaction as the work itself.</summary>
internal sealed class IdempotencyStore(ServiceDb db, IFieldCipher cipher, TimeProvider clock)
{
    /// <summary>How long an answer is kept (api.md, Conventions).</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string Purpose = "idempotency.body";

    /// <summary>
    /// Takes the key for this transaction. Whoever comes second waits here until the first has committed, and is then
    /// given the first answer; after a first that failed, the second does the work.
    /// </summary>
    /// <returns>The first answer, or null when the key is now ours.</returns>
    public async Task<IdempotencyKey?> TakeAsync(string caller, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = now - Kept;
        await db.Database.ExecuteAsync(
            $"DELETE FROM idempotency_keys WHERE caller = {caller} AND key = {key} AND created_at < {expired}", cancellationToken);
        var taken = await db.Database.ExecuteAsync(
            $"""
            INSERT INTO idempotency_keys (caller, key, request_hash, created_at)
            VALUES ({caller}, {key}, {requestHash}, {now}) ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        return taken == 1
            ? null
            : await db.Set<IdempotencyKey>().AsNoTracking().SingleAsync(row => row.Caller == caller && row.Key == key, cancellationToken);
    }

    /// <summary>Records the answer on the key that was taken.</summary>
    public async Task KeepAsync(string caller, string key, byte[] requestHash, HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var encrypted = cipher.Encrypt(Purpose, body.Span);
        string? contentType = response.ContentType, location = response.Headers.Location, etag = response.Headers.ETag;
        var status = response.StatusCode;
        await db.Database.ExecuteAsync(
            $"""
            INSERT INTO idempotency_keys (caller, key, request_hash, created_at, status, content_type, location, e_tag, body)
            VALUES ({caller}, {key}, {requestHash}, {now}, {status}, {contentType}, {location}, {etag}, {encrypted})
            ON CONFLICT (caller, key) DO UPDATE SET status = {status}, content_type = {contentType}, location = {location},
                e_tag = {etag}, body = {encrypted} WHERE idempotency_keys.status IS NULL
            """,
            cancellationToken);
    }

    /// <summary>Answers again as the first time.</summary>
    public async Task ReplayAsync(IdempotencyKey first, HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = first.Status ?? StatusCodes.Status200OK;
        response.ContentType = first.ContentType;
        response.Headers["Idempotency-Replayed"] = "true";
        response.Headers.Location = first.Location;
        response.Headers.ETag = first.ETag;
        await response.Body.WriteAsync(cipher.Decrypt(Purpose, first.Body ?? []), cancellationToken);
    }

    /// <summary>A keyed hash over all that makes two requests the same.</summary>
    public async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (!await AppendPartsAsync(hash, request, cancellationToken))
        {
            request.Body.Position = 0;
            await AppendAsync(hash, request.Body, cancellationToken);
        }

        request.Body.Position = 0;
        return cipher.Hash("idempotency.request", hash.GetHashAndReset());
    }

    // A form that is sent again is the same form, though browsers and libraries draw another boundary for each try.
    private static async Task<bool> AppendPartsAsync(IncrementalHash hash, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ||
            HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            return false;
        }

        try
        {
            using var part = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var parts = new List<byte[]>();
            for (var reader = new MultipartReader(boundary, request.Body); await reader.ReadNextSectionAsync(cancellationToken) is { } section;)
            {
                part.AppendData(Encoding.UTF8.GetBytes($"{string.Join('\n', section.Headers?.Select(header => $"{header.Key}:{header.Value}") ?? [])}\n\n"));
                await AppendAsync(part, section.Body, cancellationToken);
                parts.Add(part.GetHashAndReset());
            }

            parts.ForEach(hash.AppendData);
            return parts.Count > 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Whoever reads the form says what is wrong with it.
            return false;
        }
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
