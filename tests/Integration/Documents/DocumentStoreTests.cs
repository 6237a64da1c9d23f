using Credentialing.Documents.Contracts.V1;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Tenancy;
using Google.Protobuf;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>Files, for the services that need them.</summary>
[Collection(SharedDocuments.Name)]
public sealed class DocumentStoreTests(DocumentsHost host)
{
    private readonly DocumentStore.DocumentStoreClient _store = new(host.AsService());

    [Fact]
    public async Task A_stored_file_is_found_and_read_in_pieces()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());
        var file = Uploads.Pdf("a packet", 700_000);

        var stored = await StoreAsync(client, subject, "packet/1", file);

        (stored.ContentType, stored.Size, stored.Edition, stored.FileName).ShouldBe(("application/pdf", file.Length, 1, "packet.pdf"));
        var listed = await _store.ListDocumentsAsync(
            new ListDocumentsRequest { Subjects = { new Subject { Kind = "application", Id = subject.ToString() } }, DocumentKinds = { "packet" } }, About(client));
        listed.Documents.ShouldBe([stored]);
        (await ReadAsync(client, stored.Id)).ShouldBe(file);
        (await _store.ListDocumentsAsync(
            new ListDocumentsRequest { Subjects = { new Subject { Kind = "provider", Id = subject.ToString() } } }, About(client))).Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_stores_once_however_often_and_at_once_it_is_sent()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());

        var stored = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => StoreAsync(client, subject, "packet/2", Uploads.Pdf($"attempt {n}"))));

        stored.Select(document => document.Id).Distinct().Count().ShouldBe(1);
        (await StoreAsync(await host.ClientAsync(), subject, "packet/2", Uploads.Pdf())).Id.ShouldNotBe(stored[0].Id, "keys are each client's own");
    }

    [Fact]
    public async Task Another_clients_document_and_one_that_may_not_be_used_are_refused()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var stored = await StoreAsync(client, Guid.CreateVersion7(), "packet/3", Uploads.Pdf());

        (await Should.ThrowAsync<RpcException>(() => ReadAsync(other, stored.Id))).StatusCode.ShouldBe(StatusCode.NotFound);
        var refused = await Should.ThrowAsync<RpcException>(() => StoreAsync(client, Guid.CreateVersion7(), "packet/4", "<html></html>"u8.ToArray()));
        GrpcProblem.From(refused).Code.ShouldBe("file-type-not-allowed");
    }

    private static CallOptions About(Guid client) => ServiceCall.About(new ClientId(client), default);

    private async Task<Document> StoreAsync(Guid client, Guid subject, string key, byte[] file)
    {
        using var call = _store.StoreDocument(About(client));
        await call.RequestStream.WriteAsync(new StoreDocumentMessage
        {
            Description = new Description { Subject = new Subject { Kind = "application", Id = subject.ToString() }, DocumentKind = "packet", FileName = "packet.pdf", Key = key },
        });
        try
        {
            foreach (var piece in file.Chunk(64 * 1024))
            {
                await call.RequestStream.WriteAsync(new StoreDocumentMessage { Data = ByteString.CopyFrom(piece) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The answer came before the whole file was sent: it says why.
        }

        return await call;
    }

    private async Task<byte[]> ReadAsync(Guid client, string id)
    {
        using var call = _store.ReadDocument(new ReadDocumentRequest { Id = id }, About(client));
        using var file = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            chunk.Data.Length.ShouldBeLessThanOrEqualTo(64 * 1024);
            chunk.Data.WriteTo(file);
        }

        return file.ToArray();
    }
}
