using System.Collections.Concurrent;
using System.Security.Cryptography;
using Credentialing.Billing.Contracts.V1;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Providers.Contracts.V1;
using Credentialing.Tests.Integration.Hosting;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.Tests.Integration.Payors;

/// <summary>
/// What Providers, Billing and Documents would answer, over real gRPC: only about the client that a call names. Each can
/// be told to be down.
/// </summary>
public sealed class OtherServices : IAsyncDisposable
{
    private readonly AskedServices _asked;

    public OtherServices() => _asked = AskedServices.Start(
        app =>
        {
            app.MapGrpcService<Directory>();
            app.MapGrpcService<PriceList>();
            app.MapGrpcService<QuoteDesk>();
            app.MapGrpcService<Shelf>();
        },
        services => services.AddSingleton(this));

    public string Address => _asked.Address;

    public ConcurrentDictionary<string, Provider> Providers { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, Practice> Practices { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, (Document Document, byte[] Content, string Key)> Documents { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<QuoteResubmissionRequest> Quoted { get; } = new();

    public volatile bool ProvidersAreDown;
    public volatile bool DocumentsAreDown;
    public volatile bool BillingIsDown;

    private int _losesAnswers;

    /// <summary>The next packet is kept, and the answer that it was is lost.</summary>
    public void LoseTheNextAnswer() => Interlocked.Exchange(ref _losesAnswers, 1);

    /// <summary>Puts a document on the shelf.</summary>
    public Document Put(Guid client, string subjectKind, Guid subjectId, string kind, byte[] content, DateOnly? expiresOn = null, string key = "")
    {
        var document = new Document
        {
            Id = Guid.CreateVersion7().ToString(), ClientId = client.ToString(), Subject = new Subject { Kind = subjectKind, Id = subjectId.ToString() },
            DocumentKind = kind, FileName = "file.pdf", ContentType = "application/pdf", Size = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), ExpiresOn = expiresOn?.ToString("O") ?? "", Edition = 1,
        };
        Documents[document.Id] = (document, content, key);
        return document;
    }

    public ValueTask DisposeAsync() => _asked.DisposeAsync();

    private static string ClientOf(ServerCallContext context) =>
        context.RequestHeaders.GetValue("client-id") ?? throw new RpcException(new Status(StatusCode.InvalidArgument, "no client"));

    private static void Answer(bool isDown)
    {
        if (isDown)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "down"));
        }
    }

    private sealed class Directory(OtherServices others) : ProviderDirectory.ProviderDirectoryBase
    {
        public override async Task ListProviders(ListProvidersRequest request, IServerStreamWriter<Provider> responseStream, ServerCallContext context)
        {
            Answer(others.ProvidersAreDown);
            foreach (var provider in others.Providers.Values.Where(provider => provider.ClientId == ClientOf(context) &&
                (request.ProviderIds.Count == 0 || request.ProviderIds.Contains(provider.Id))).OrderBy(provider => provider.Id, StringComparer.Ordinal))
            {
                await responseStream.WriteAsync(provider);
            }
        }

        public override async Task ListPractices(ListPracticesRequest request, IServerStreamWriter<Practice> responseStream, ServerCallContext context)
        {
            Answer(others.ProvidersAreDown);
            foreach (var practice in others.Practices.Values.Where(practice => practice.ClientId == ClientOf(context) &&
                (request.PracticeIds.Count == 0 || request.PracticeIds.Contains(practice.Id))).OrderBy(practice => practice.Id, StringComparer.Ordinal))
            {
                await responseStream.WriteAsync(practice);
            }
        }
    }

    private sealed class PriceList(OtherServices others) : Prices.PricesBase
    {
        public override Task<PriceSheet> GetPrices(GetPricesRequest request, ServerCallContext context)
        {
            Answer(others.BillingIsDown);
            return Task.FromResult(new PriceSheet { Edition = 1, Prices = { new Price { Code = "application", Amount = "250.00", Currency = "USD" } } });
        }
    }

    private sealed class QuoteDesk(OtherServices others) : Quotes.QuotesBase
    {
        public override Task<Quote> QuoteResubmission(QuoteResubmissionRequest request, ServerCallContext context)
        {
            Answer(others.BillingIsDown);
            _ = ClientOf(context);
            others.Quoted.Enqueue(request);

            // One quote for each application and count.
            var id = new Guid(SHA256.HashData(request.ToByteArray()).AsSpan(0, 16));
            return Task.FromResult(new Quote { Id = id.ToString(), State = "open" });
        }
    }

    private sealed class Shelf(OtherServices others) : DocumentStore.DocumentStoreBase
    {
        public override Task<ListDocumentsReply> ListDocuments(ListDocumentsRequest request, ServerCallContext context)
        {
            Answer(others.DocumentsAreDown);
            return Task.FromResult(new ListDocumentsReply
            {
                Documents =
                {
                    others.Documents.Values.Select(kept => kept.Document).Where(document => document.ClientId == ClientOf(context) &&
                        request.Subjects.Contains(document.Subject) && (request.DocumentKinds.Count == 0 || request.DocumentKinds.Contains(document.DocumentKind))),
                },
            });
        }

        public override async Task ReadDocument(ReadDocumentRequest request, IServerStreamWriter<Chunk> responseStream, ServerCallContext context)
        {
            Answer(others.DocumentsAreDown);
            if (!others.Documents.TryGetValue(request.Id, out var kept) || kept.Document.ClientId != ClientOf(context))
            {
                throw new RpcException(new Status(StatusCode.NotFound, "not there"));
            }

            foreach (var piece in kept.Content.Chunk(64 * 1024))
            {
                await responseStream.WriteAsync(new Chunk { Data = ByteString.CopyFrom(piece) });
            }
        }

        public override async Task<Document> StoreDocument(IAsyncStreamReader<StoreDocumentMessage> requestStream, ServerCallContext context)
        {
            Answer(others.DocumentsAreDown);
            await requestStream.MoveNext(context.CancellationToken);
            var description = requestStream.Current.Description;
            var client = ClientOf(context);
            if (others.Documents.Values.FirstOrDefault(one => one.Key == description.Key && one.Document.ClientId == client).Document is { } first)
            {
                return first;
            }

            using var content = new MemoryStream();
            while (await requestStream.MoveNext(context.CancellationToken))
            {
                requestStream.Current.Data.WriteTo(content);
            }

            var kept = others.Put(
                Guid.Parse(client), description.Subject.Kind, Guid.Parse(description.Subject.Id), description.DocumentKind, content.ToArray(), key: description.Key);
            Answer(isDown: Interlocked.Exchange(ref others._losesAnswers, 0) == 1);
            return kept;
        }
    }
}
