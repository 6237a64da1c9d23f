using System.IO.Compression;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>What is not taken, and why.</summary>
[Collection(SharedDocuments.Name)]
public sealed class RefusedFileTests(DocumentsHost host)
{
    public static TheoryData<string, int, string> Files => new()
    {
        { "program", 422, "file-type-not-allowed" },
        { "page", 422, "file-type-not-allowed" },
        { "pdf and archive", 422, "file-type-not-allowed" },
        { "archive with a program", 422, "file-type-not-allowed" },
        { "nothing", 422, "file-empty" },
        { "large", 413, "file-too-large" },
        { "bomb", 422, "file-expands-too-far" },
        { "test signature", 422, "file-infected" },
        { "archive with the test signature", 422, "file-infected" },
        { "malware", 422, "file-infected" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_refused_leaves_nothing_behind(string file, int status, string code)
    {
        var client = await host.ClientAsync();
        using var staff = host.As("specialist");

        using var response = await staff.UploadAsync(client, ContentOf(file), "licence.pdf");

        await response.ProblemAsync(status, code);
        (await host.AsOwnerAsync($"SELECT count(*) FROM documents WHERE client_id = '{client}'")).ShouldBe(0L);
        (await host.AsOwnerAsync($"SELECT count(*) FROM content_chunks WHERE client_id = '{client}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_clients_files_together_have_a_limit()
    {
        var client = await host.ClientAsync();
        using var staff = host.As("specialist");
        for (var i = 0; i < 3; i++)
        {
            await staff.UploadedAsync(client, Uploads.Pdf($"{i}", 6_000_000));
        }

        using var fourth = await staff.UploadAsync(client, Uploads.Pdf("4", 6_000_000));

        await fourth.ProblemAsync(422, "quota-exceeded");
    }

    [Fact]
    public async Task A_form_is_told_everything_that_is_wrong_with_it()
    {
        using var staff = host.As("specialist");
        using var form = Uploads.Form(Uploads.Pdf(), "a.pdf", ("clientId", "7"), ("subjectKind", "a b"), ("expiresOn", "31.12.2030"), ("state", "usable"), ("documentKind", "w9"), ("documentKind", "w9"));
        using var response = await staff.PostAsync(new Uri("/v1/documents", UriKind.Relative), form);
        var errors = (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).Order().ShouldBe(["clientId", "documentKind", "expiresOn", "state", "subjectId", "subjectKind"]);

        using var nothing = await staff.PostAsync(new Uri("/v1/documents", UriKind.Relative), new MultipartFormDataContent { { new StringContent("w9"), "documentKind" } });
        (await nothing.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("file", out _).ShouldBeTrue();

        using var json = await staff.SendAsync("POST", "/v1/documents", "{}");
        await json.ProblemAsync(415, "unsupported-media-type");

        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc");
        broken.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var cut = await staff.PostAsync(new Uri("/v1/documents", UriKind.Relative), broken);
        await cut.ProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task A_client_that_nobody_knows_is_404()
    {
        using var staff = host.As("specialist");
        using var response = await staff.UploadAsync(Guid.CreateVersion7(), Uploads.Pdf());
        await response.ProblemAsync(404, "not-found");
    }

    private static byte[] ContentOf(string file) => file switch
    {
        "program" => [.. "MZ"u8, .. new byte[200]],
        "page" => "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray(),
        "pdf and archive" => [.. Uploads.Pdf(), .. Zip(("a.txt", "a"u8.ToArray()))],
        "archive with a program" => Zip(("readme.txt", [.. "MZ"u8, .. new byte[200]])),
        "nothing" => [],
        "large" => Uploads.Pdf("", 8_000_000),
        "bomb" => Zip(("a.txt", new byte[30_000_000])),
        "test signature" => Signature,
        "archive with the test signature" => Zip(("folder/a.txt", Signature)),
        _ => Uploads.Pdf(FakeClamd.Malware),
    };

    private static byte[] Signature => [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR"u8, .. "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return zip.ToArray();
    }
}
