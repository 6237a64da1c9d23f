using Credentialing.Documents.Scanning;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>While the scanner is away nobody gets what it has not seen.</summary>
[Collection(SharedDocuments.Name)]
public sealed class QuarantineTests(DocumentsHost host)
{
    [Fact]
    public async Task What_the_scanner_could_not_see_is_kept_from_everybody_until_it_has()
    {
        var client = await host.ClientAsync();
        using var staff = host.As("specialist");
        await host.Scanner.OffAsync();
        var (good, bad) = (Uploads.Pdf("good", 1_200_000), Uploads.Pdf(FakeClamd.Malware));
        var (goodId, badId) = ((await staff.UploadedAsync(client, good)).Id(), (await staff.UploadedAsync(client, bad)).Id());

        (await staff.ReadJsonAsync($"/v1/documents/{goodId}")).Text("state").ShouldBe("quarantined");
        using var early = await staff.SendAsync("GET", $"/v1/documents/{goodId}/content");
        await early.ProblemAsync(409, "document-quarantined");
        (await host.EventsAsync(goodId)).ShouldBeEmpty();
        await host.RunAsync<RescanQuarantined>();
        (await staff.ReadJsonAsync($"/v1/documents/{goodId}")).Text("state").ShouldBe("quarantined");

        host.Scanner.On();
        await host.RunAsync<RescanQuarantined>();

        (await staff.ReadJsonAsync($"/v1/documents/{goodId}")).Text("state").ShouldBe("usable");
        (await staff.GetByteArrayAsync($"/v1/documents/{goodId}/content")).ShouldBe(good);
        (await host.EventsAsync(goodId)).Single().Type.ShouldBe("documents.v1.document-received");
        (await staff.ReadJsonAsync($"/v1/documents/{badId}")).Text("state").ShouldBe("rejected");
        using var rejected = await staff.SendAsync("GET", $"/v1/documents/{badId}/content");
        await rejected.ProblemAsync(409, "document-rejected");
        (await host.EventsAsync(badId)).ShouldBeEmpty();
        (await host.AsOwnerAsync(
            $"SELECT count(*) FROM content_chunks c JOIN document_versions v ON v.id = c.version_id WHERE v.document_id = '{badId}'")).ShouldBe(0L);
    }
}
