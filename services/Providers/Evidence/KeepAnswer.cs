using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.ServiceDefaults.Grpc;
using Google.Protobuf;
using Grpc.Core;

namespace Credentialing.Providers.Evidence;

/// <summary>Has Documents keep what a source answered, as it came.</summary>
internal static class KeepAnswer
{
    /// <summary>The kind of document.</summary>
    public const string DocumentKind = "sourceAnswer";

    private const int PieceSize = 64 * 1024;
    private static readonly TimeSpan s_transfer = TimeSpan.FromSeconds(10);

    /// <summary>Keeps an answer under a key; the same key again keeps nothing new.</summary>
    /// <param name="store">Documents.</param>
    /// <param name="file">Whose file it is about.</param>
    /// <param name="key">What makes a repeat harmless.</param>
    /// <param name="fileName">What it is called.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The document's id.</returns>
    /// <exception cref="RpcException">It is not kept.</exception>
    public static async Task<Guid> KeepAnswerAsync(
        this DocumentStore.DocumentStoreClient store, CredentialFile file, string key, string fileName, string answer, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(answer);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

        // By the machine's clock: the transport compares with that.
        var deadline = TimeProvider.System.GetUtcNow().Add(s_transfer).UtcDateTime;
        using var call = store.StoreDocument(ServiceCall.About(file.ClientId, cancellationToken).WithDeadline(deadline));
        try
        {
            var description = new Description
            {
                Subject = new Subject { Kind = "credentialFile", Id = file.Id.Value.ToString() }, DocumentKind = DocumentKind, FileName = fileName, Key = $"{key}:{sha256[..16]}",
            };
            await call.RequestStream.WriteAsync(new StoreDocumentMessage { Description = description }, cancellationToken);
            for (var at = 0; at < content.Length; at += PieceSize)
            {
                var piece = UnsafeByteOperations.UnsafeWrap(content.AsMemory(at, Math.Min(PieceSize, content.Length - at)));
                await call.RequestStream.WriteAsync(new StoreDocumentMessage { Data = piece }, cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            // Whoever has the key already, or refuses, answers before all is sent: the answer says which.
        }

        var kept = await call;
        return kept.Sha256 == sha256
            ? Guid.Parse(kept.Id, CultureInfo.InvariantCulture)
            : throw new RpcException(new Status(StatusCode.DataLoss, "What was kept is not what was sent."));
    }
}
