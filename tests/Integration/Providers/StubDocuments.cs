using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Tests.Integration.Hosting;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Documents over real gRPC, as far as answers of sources are kept there; it can be told not to.</summary>
public sealed class StubDocuments : IAsyncDisposable
{
    private readonly AskedServices _asked;
    private readonly ConcurrentDictionary<(string Client, string Key), (Document Document, string Content)> _kept = new();

    public StubDocuments() => _asked = AskedServices.Start(app => app.MapGrpcService<Shelf>(), services => services.AddSingleton(this));

    public string Address => _asked.Address;

    /// <summary>The subjects for which it does not answer, and with which status.</summary>
    public ConcurrentDictionary<string, Status> Refuses { get; } = new(StringComparer.Ordinal);

    /// <summary>What is kept about a file.</summary>
    public (Document Document, string Content)[] About(Guid file) => [.. _kept.Values.Where(one => one.Document.Subject.Id == file.ToString())];

    public ValueTask DisposeAsync() => _asked.DisposeAsync();

    private sealed class Shelf(StubDocuments documents) : DocumentStore.DocumentStoreBase
    {
        public override async Task<Document> StoreDocument(IAsyncStreamReader<StoreDocumentMessage> requestStream, ServerCallContext context)
        {
            await requestStream.MoveNext(context.CancellationToken);
            var description = requestStream.Current.Description;
            if (documents.Refuses.TryGetValue(description.Subject.Id, out var status))
            {
                throw new RpcException(status);
            }

            var content = new StringBuilder();
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                content.Append(requestStream.Current.Data.ToStringUtf8());
            }

            var client = context.RequestHeaders.GetValue("client-id")!;
            return documents._kept.GetOrAdd((client, description.Key), _ => (
                new Document
                {
                    Id = Guid.CreateVersion7().ToString(), ClientId = client, Subject = description.Subject, DocumentKind = description.DocumentKind,
                    FileName = description.FileName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString()))),
                },
                content.ToString())).Document;
        }
    }
}
