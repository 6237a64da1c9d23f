using System.Globalization;
using System.Security.Cryptography;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Packets;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Tenancy;
using Google.Protobuf;
using Grpc.Core;

namespace Credentialing.Payors.Facts;

/// <summary>Asks Documents for what a packet is made of, and has it keep what was sent.</summary>
internal static class AskDocuments
{
    private const int SubjectsAtOnce = 200;
    private const int PieceSize = 64 * 1024;

    // A packet is as large as the documents in it: the deadline of a small call is too near.
    private static readonly TimeSpan s_transfer = TimeSpan.FromSeconds(30);

    /// <summary>The documents of these kinds about these subjects that may be used.</summary>
    public static async Task<IReadOnlyList<HeldDocument>> DocumentsAsync(
        this DocumentStore.DocumentStoreClient store, ClientId client, IEnumerable<DocumentSubject> subjects, IReadOnlyCollection<string> kinds,
        CancellationToken cancellationToken)
    {
        var found = new List<HeldDocument>();
        foreach (var some in subjects.Distinct().Chunk(SubjectsAtOnce))
        {
            var request = new ListDocumentsRequest
            {
                Subjects = { some.Select(subject => new Subject { Kind = subject.Kind, Id = subject.Id.ToString() }) },
                DocumentKinds = { kinds },
            };
            var reply = await store.ListDocumentsAsync(request, ServiceCall.About(client, cancellationToken));
            found.AddRange(reply.Documents.Select(ToHeld));
        }

        return found;
    }

    /// <summary>The documents that the payors of these pairs want, for a use case that can do without; null when Documents does not answer.</summary>
    public static async Task<IReadOnlyList<HeldDocument>?> DocumentsIfAnsweredAsync(
        this DocumentStore.DocumentStoreClient store, ClientId client, IReadOnlyList<Pair> pairs, CancellationToken cancellationToken)
    {
        var kinds = pairs.Select(pair => pair.Payor).DistinctBy(payor => payor.Id).SelectMany(Completeness.KindsOf).Distinct(StringComparer.Ordinal).ToArray();
        if (kinds.Length == 0)
        {
            return [];
        }

        try
        {
            var applicants = pairs.Select(pair => pair.Applicant).DistinctBy(applicant => applicant.Id);
            return await store.DocumentsAsync(client, applicants.SelectMany(applicant => applicant.DocumentSubjects(client)), kinds, cancellationToken);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The bytes of a document, which must be those that its hash was made of.</summary>
    /// <exception cref="RpcException">They are not to be had now.</exception>
    public static async Task<byte[]> ReadAsync(
        this DocumentStore.DocumentStoreClient store, ClientId client, Guid document, string sha256, CancellationToken cancellationToken)
    {
        using var call = store.ReadDocument(
            new ReadDocumentRequest { Id = document.ToString() }, ServiceCall.About(client, cancellationToken).WithDeadline(Deadline));
        using var content = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            chunk.Data.WriteTo(content);
        }

        var bytes = content.ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? bytes
            : throw new RpcException(new Status(StatusCode.DataLoss, "The content is not what its hash says."));
    }

    /// <summary>Keeps a packet under a key; the same key again keeps nothing new.</summary>
    /// <returns>The document's id.</returns>
    public static async Task<Guid> StorePacketAsync(
        this DocumentStore.DocumentStoreClient store, ClientId client, Guid application, string key, byte[] packet, string sha256, CancellationToken cancellationToken)
    {
        using var call = store.StoreDocument(ServiceCall.About(client, cancellationToken).WithDeadline(Deadline));
        try
        {
            await SendAsync(call.RequestStream, application, key, packet, cancellationToken);
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

    private static async Task SendAsync(
        IClientStreamWriter<StoreDocumentMessage> stream, Guid application, string key, byte[] packet, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(
            new StoreDocumentMessage
            {
                Description = new Description
                {
                    Subject = new Subject { Kind = "application", Id = application.ToString() }, DocumentKind = "packet", FileName = "packet.zip", Key = key,
                },
            },
            cancellationToken);
        for (var at = 0; at < packet.Length; at += PieceSize)
        {
            var piece = UnsafeByteOperations.UnsafeWrap(packet.AsMemory(at, Math.Min(PieceSize, packet.Length - at)));
            await stream.WriteAsync(new StoreDocumentMessage { Data = piece }, cancellationToken);
        }

        await stream.CompleteAsync();
    }

    // By the machine's clock: the transport compares with that.
    private static DateTime Deadline => TimeProvider.System.GetUtcNow().Add(s_transfer).UtcDateTime;

    private static HeldDocument ToHeld(Document document) => new(
        Guid.Parse(document.Id, CultureInfo.InvariantCulture),
        new DocumentSubject(document.Subject.Kind, Guid.Parse(document.Subject.Id, CultureInfo.InvariantCulture)),
        document.DocumentKind, document.FileName, document.ContentType, document.Size, document.Sha256, AskProviders.ToDate(document.ExpiresOn), document.Edition);
}
