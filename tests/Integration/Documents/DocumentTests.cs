using System.Net;
using System.Security.Cryptography;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>A file from upload to download.</summary>
[Collection(SharedDocuments.Name)]
public sealed class DocumentTests(DocumentsHost host)
{
    [Fact]
    public async Task A_file_comes_back_as_it_was_sent_and_is_what_it_is_whatever_it_was_called()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());
        using var staff = host.As("specialist");
        var file = Uploads.Pdf("state licence", 200_000);
        using var response = await staff.UploadAsync(client, file, @"C:\scans\..\licence of Ada.png", subject, expiresOn: "2031-05-31");

        var document = await response.BodyAsync();
        ((int)response.StatusCode).ShouldBe(201, document.ToString());
        response.Headers.Location!.ToString().ShouldBe($"/v1/documents/{document.Id()}");
        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
        document.Text("contentType").ShouldBe("application/pdf");
        document.Text("fileName").ShouldBe("licence of Ada.png");
        document.Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file)));
        document.GetProperty("size").GetInt64().ShouldBe(file.Length);
        document.Text("state").ShouldBe("usable");
        document.Text("expiresOn").ShouldBe("2031-05-31");
        document.GetProperty("scan").Text("by").ShouldBe("clamAv");
        document.GetProperty("edition").GetInt32().ShouldBe(1);
        (await host.EventsAsync(document.Id())).Select(happened => happened.Type).ShouldBe(["documents.v1.document-received"]);

        (await staff.ReadJsonAsync($"/v1/documents/{document.Id()}")).ToString().ShouldBe(document.ToString());
        (await staff.ReadJsonAsync($"/v1/documents?clientId={client}&subjectKind=provider&subjectId={subject}&documentKind=license")).Items().Single().Id().ShouldBe(document.Id());
        (await staff.ReadJsonAsync($"/v1/documents?clientId={client}&documentKind=w9")).Items().ShouldBeEmpty();

        using var download = await staff.GetAsync(new Uri($"/v1/documents/{document.Id()}/content", UriKind.Relative));
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(file);
        download.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        download.Content.Headers.ContentLength.ShouldBe(file.Length);
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("licence of Ada.png.pdf");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        download.Headers.CacheControl!.NoStore.ShouldBeTrue();
        download.Headers.ETag!.Tag.ShouldBe($"\"{document.Text("sha256")}\"");
    }

    [Theory]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=65530-65545", 65_530, 16)]
    [InlineData("bytes=1048570-1114200", 1_048_570, 65_631)]
    [InlineData("bytes=-10", 2_000_011, 10)]
    [InlineData("bytes=2000000-", 2_000_000, 21)]
    public async Task A_part_of_it_can_be_asked_for(string range, int from, int length)
    {
        var file = Uploads.Pdf("", 2_000_100)[..2_000_021];
        using var staff = host.As("specialist");
        var id = (await staff.UploadedAsync(await host.ClientAsync(), file)).Id();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/documents/{id}/content");
        request.Headers.Add("Range", range);

        using var part = await staff.SendAsync(request);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes {from}-{from + length - 1}/{file.Length}");
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(file[from..(from + length)]);
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_416_and_a_known_content_is_304()
    {
        using var staff = host.As("specialist");
        var document = await staff.UploadedAsync(await host.ClientAsync(), Uploads.Pdf());
        using var beyond = new HttpRequestMessage(HttpMethod.Get, $"/v1/documents/{document.Id()}/content");
        beyond.Headers.Add("Range", "bytes=100000-");
        (await staff.SendAsync(beyond)).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        using var known = new HttpRequestMessage(HttpMethod.Get, $"/v1/documents/{document.Id()}/content");
        known.Headers.Add("If-None-Match", $"\"{document.Text("sha256")}\"");
        (await staff.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Nothing_of_a_file_can_be_read_in_the_database_and_each_reading_is_on_record()
    {
        var client = await host.ClientAsync();
        using var staff = host.As("specialist", "a-reader", []);
        var file = Uploads.Pdf("CANARY-OF-THE-CONTENT", 300_000);
        var id = (await staff.UploadedAsync(client, file, "CANARY-OF-THE-NAME.pdf")).Id();

        (await host.AsOwnerAsync($"SELECT count(*) FROM content_chunks WHERE client_id = '{client}'")).ShouldBe(5L);
        (await host.AsOwnerAsync($"SELECT count(*) FROM content_chunks WHERE position('CANARY'::bytea in data) > 0")).ShouldBe(0L);
        (await host.AsOwnerAsync($"SELECT count(*) FROM audit_entries WHERE after::text LIKE '%CANARY%'")).ShouldBe(0L);

        using var download = await staff.GetAsync(new Uri($"/v1/documents/{id}/content", UriKind.Relative));
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.AsOwnerAsync(
            $"SELECT count(*) FROM audit_entries WHERE object_id = '{id}' AND actor_id = 'a-reader' AND action = 'GET /v1/documents/{{id}}/content' AND reason = 'download'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_new_version_takes_the_place_of_the_one_before_which_stays_readable()
    {
        using var staff = host.As("specialist");
        var id = (await staff.UploadedAsync(await host.ClientAsync(), Uploads.Pdf("first"), "first.pdf", expiresOn: "2030-01-31")).Id();

        var second = await staff.AddVersionAsync(id, Uploads.Pdf("second"), "second.pdf", ("expiresOn", "2032-01-31"));
        var third = await staff.AddVersionAsync(id, Uploads.Pdf("third"), "third.pdf");

        (second.GetProperty("edition").GetInt32(), second.Text("expiresOn"), second.GetProperty("version").GetInt32()).ShouldBe((2, "2032-01-31", 2));
        (third.GetProperty("edition").GetInt32(), third.Text("expiresOn"), third.Text("fileName")).ShouldBe((3, "2032-01-31", "third.pdf"));
        (await staff.ReadJsonAsync($"/v1/documents/{id}/versions")).Items().Select(version => version.Text("fileName")).ShouldBe(["third.pdf", "second.pdf", "first.pdf"]);
        (await staff.GetByteArrayAsync($"/v1/documents/{id}/content")).ShouldBe(Uploads.Pdf("third"));
        (await staff.GetByteArrayAsync($"/v1/documents/{id}/content?edition=1")).ShouldBe(Uploads.Pdf("first"));
        using var none = await staff.SendAsync("GET", $"/v1/documents/{id}/content?edition=9");
        await none.ProblemAsync(404, "not-found");
        (await host.EventsAsync(id)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Versions_that_come_at_once_are_numbered_one_after_another()
    {
        using var staff = host.As("specialist");
        var id = (await staff.UploadedAsync(await host.ClientAsync(), Uploads.Pdf())).Id();

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => staff.AddVersionAsync(id, Uploads.Pdf($"version {n}"), $"{n}.pdf")));

        added.Select(version => version.GetProperty("edition").GetInt32()).Order().ShouldBe(Enumerable.Range(2, 8));
    }

    [Fact]
    public async Task Removing_needs_the_version_that_was_seen_and_leaves_the_record_without_the_content()
    {
        var client = await host.ClientAsync();
        using var manager = host.As("administrator");
        var id = (await manager.UploadedAsync(client, Uploads.Pdf())).Id();
        await manager.AddVersionAsync(id, Uploads.Pdf("two"), "two.pdf");

        using var blind = await manager.SendAsync("DELETE", $"/v1/documents/{id}");
        await blind.ProblemAsync(428, "precondition-required");
        using var stale = await manager.SendAsync("DELETE", $"/v1/documents/{id}", ifMatch: "\"1\"");
        await stale.ProblemAsync(412, "stale-version");
        using var removed = await manager.SendAsync("DELETE", $"/v1/documents/{id}", """{"reason":"Kept for ten years."}""", ifMatch: "\"2\"");
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (var path in (string[])["", "/content", "/versions"])
        {
            using var gone = await manager.SendAsync("GET", $"/v1/documents/{id}{path}");
            await gone.ProblemAsync(404, "not-found");
        }

        var record = (await manager.ReadJsonAsync($"/v1/documents?clientId={client}&state=removed")).Items().Single();
        (record.Id(), record.Text("removalReason")).ShouldBe((id, "Kept for ten years."));
        (await host.AsOwnerAsync($"SELECT count(*) FROM content_chunks WHERE client_id = '{client}'")).ShouldBe(0L);
        (await host.AsOwnerAsync($"SELECT count(*) FROM document_versions WHERE client_id = '{client}' AND content_key IS NOT NULL")).ShouldBe(0L);
        (await host.EventsAsync(id))[^1].Type.ShouldBe("documents.v1.document-removed");
    }

    [Fact]
    public async Task The_same_upload_sent_twice_under_one_key_is_one_document()
    {
        var (client, subject) = (await host.ClientAsync(), Guid.CreateVersion7());
        using var staff = host.As("specialist");
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var form = new MultipartFormDataContent("a-fixed-boundary") { { new ByteArrayContent(Uploads.Pdf()), "file", "one.pdf" } };
            foreach (var (name, value) in (( string, string)[])[("clientId", $"{client}"), ("subjectKind", "provider"), ("subjectId", $"{subject}"), ("documentKind", "w9")])
            {
                form.Add(new StringContent(value), name);
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/documents") { Content = form };
            request.Headers.Add("Idempotency-Key", $"key-{client}");
            using var response = await staff.SendAsync(request);
            return (await response.BodyAsync()).Id();
        }));

        sent.Distinct().Count().ShouldBe(1);
        (await staff.ReadJsonAsync($"/v1/documents?clientId={client}")).Items().Length.ShouldBe(1);
    }
}
