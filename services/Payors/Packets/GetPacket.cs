using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Facts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Packets;

/// <summary>The newest packet of an application, byte by byte what the payor is, or was, given.</summary>
internal static class GetPacket
{
    public const string ContentType = "application/zip";

    public static async Task<IResult> Handle(
        Guid id, Caller caller, HttpResponse response, PayorsDb db, DocumentStore.DocumentStoreClient store, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().For(caller).SingleOrDefaultAsync(a => a.Id == new ApplicationId(id), cancellationToken);
        if (application is not { PacketDocumentId: { } document, PacketHash: { } sha256 })
        {
            return Problem.NotFound(application is null ? "application" : "packet yet");
        }

        var packet = await store.ReadAsync(application.ClientId, document, sha256, cancellationToken);
        response.Headers["Digest"] = DigestOf(sha256);
        return Results.File(packet, ContentType, "packet.zip");
    }

    /// <summary>A hash as the header <c>Digest</c> says it (RFC 3230).</summary>
    public static string DigestOf(string sha256) => $"sha-256={Convert.ToBase64String(Convert.FromHexString(sha256))}";
}
