using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>Who sees what.</summary>
[Collection(SharedDocuments.Name)]
public sealed class DocumentAccessTests(DocumentsHost host)
{
    [Fact]
    public async Task Another_clients_document_is_not_there()
    {
        var (ours, theirs) = (await host.ClientAsync(), await host.ClientAsync());
        using var us = host.As("clientAdmin", ours);
        using var them = host.As("clientAdmin", theirs);
        var id = (await us.UploadedAsync(ours, Uploads.Pdf())).Id();

        foreach (var path in (string[])[$"/v1/documents/{id}", $"/v1/documents/{id}/content", $"/v1/documents/{id}/versions"])
        {
            using var refused = await them.SendAsync("GET", path);
            await refused.ProblemAsync(404, "not-found");
        }

        (await them.ReadJsonAsync($"/v1/documents?clientId={ours}")).Items().ShouldBeEmpty();
        using var upload = await them.UploadAsync(ours, Uploads.Pdf());
        await upload.ProblemAsync(404, "not-found");
        using var form = Uploads.Form(Uploads.Pdf(), "a.pdf");
        using var version = await them.PostAsync(new Uri($"/v1/documents/{id}/versions", UriKind.Relative), form);
        await version.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_provider_sees_and_sends_what_is_about_itself_only()
    {
        var (client, provider) = (await host.ClientAsync(), Guid.CreateVersion7());
        using var staff = host.As("specialist");
        using var self = host.AsProvider(client, provider);
        var (own, others) = ((await staff.UploadedAsync(client, Uploads.Pdf(), subject: provider)).Id(), (await staff.UploadedAsync(client, Uploads.Pdf())).Id());

        (await self.ReadJsonAsync("/v1/documents")).Items().Select(document => document.Id()).ShouldBe([own]);
        (await self.GetByteArrayAsync($"/v1/documents/{own}/content")).ShouldBe(Uploads.Pdf());
        using var refused = await self.SendAsync("GET", $"/v1/documents/{others}/content");
        await refused.ProblemAsync(404, "not-found");
        await self.UploadedAsync(client, Uploads.Pdf(), subject: provider);
        using var upload = await self.UploadAsync(client, Uploads.Pdf());
        await upload.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Who_may_not_upload_or_remove_is_told_so()
    {
        var client = await host.ClientAsync();
        using var billing = host.As("billing");
        using var upload = await billing.UploadAsync(client, Uploads.Pdf());
        await upload.ProblemAsync(403, "forbidden");
        using var us = host.As("clientAdmin", client);
        var id = (await us.UploadedAsync(client, Uploads.Pdf())).Id();
        using var remove = await us.SendAsync("DELETE", $"/v1/documents/{id}", ifMatch: "\"1\"");
        await remove.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Without_a_tenant_the_database_shows_no_row()
    {
        using var staff = host.As("specialist");
        await staff.UploadedAsync(await host.ClientAsync(), Uploads.Pdf());
        foreach (var table in (string[])["documents", "document_versions", "content_chunks", "document_requests", "known_clients"])
        {
            (await host.AsOwnerAsync($"BEGIN; SET LOCAL ROLE documents_app; SELECT count(*) FROM {table}; COMMIT")).ShouldBe(0L, table);
        }
    }
}
