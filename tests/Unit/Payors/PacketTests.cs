using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Payors;

public class PacketTests
{
    private static readonly ProviderFacts s_provider = Some.Provider();
    private static readonly Credentialing.Payors.Catalogue.Payor s_payor = Some.Payor(requirements: Some.Malpractice);

    [Fact]
    public void The_same_contents_are_the_same_bytes_in_whatever_order_they_come() => Prop.ForAll(Documents.ToArbitrary(), documents =>
    {
        var one = Packet.Of(Contents(documents));
        var other = Packet.Of(Contents([.. documents.Reverse()]));
        return one.Content.AsSpan().SequenceEqual(other.Content) && one.Sha256 == other.Sha256 &&
            one.Sha256 == Convert.ToHexStringLower(SHA256.HashData(one.Content));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_document_is_in_it_byte_by_byte_and_in_the_manifest_with_its_hash() => Prop.ForAll(Documents.ToArbitrary(), documents =>
    {
        using var zip = Open(Packet.Of(Contents(documents)));
        var manifest = Manifest(zip);
        return zip.Entries.Count == documents.Length + 1 && manifest.GetProperty("documents").GetArrayLength() == documents.Length &&
            manifest.GetProperty("documents").EnumerateArray().All(entry =>
            {
                var content = Read(zip.GetEntry(entry.GetProperty("path").GetString()!)!);
                var document = documents.Single(document => document.Document.Id == entry.GetProperty("id").GetGuid());
                return content.AsSpan().SequenceEqual(document.Content) && entry.GetProperty("sha256").GetString() == document.Document.Sha256;
            });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_contents_are_other_bytes()
    {
        var document = Some.Document(new DocumentSubject("provider", s_provider.Id));
        var packet = Packet.Of(Contents([new PacketDocument(["malpractice-cover"], document, [1, 2, 3])]));

        Packet.Of(Contents([new PacketDocument(["malpractice-cover"], document, [1, 2, 4])])).Sha256.ShouldNotBe(packet.Sha256);
        Packet.Of(Contents([new PacketDocument(["malpractice-cover"], document, [1, 2, 3])]) with { Attempt = 2 }).Sha256.ShouldNotBe(packet.Sha256);
        Packet.Of(Contents([new PacketDocument(["malpractice-cover"], document, [1, 2, 3])]) with { Note = "Once more." }).Sha256.ShouldNotBe(packet.Sha256);
    }

    [Theory]
    [InlineData("../../etc/passwd", "w9", "")]
    [InlineData("cover.PDF", "w9", ".pdf")]
    [InlineData("cover.p/df", "w9", "")]
    [InlineData("cover", "../w9", "")]
    public void No_name_in_it_is_of_an_uploaders_making(string fileName, string kind, string extension)
    {
        var document = Some.Document(new DocumentSubject("provider", s_provider.Id), kind) with { FileName = fileName };

        using var zip = Open(Packet.Of(Contents([new PacketDocument([], document, [1])])));

        zip.Entries.Select(entry => entry.FullName).ShouldBe([$"documents/{(kind == "w9" ? "w9" : "other")}-{document.Id}{extension}", "manifest.json"]);
    }

    [Fact]
    public void The_manifest_says_who_applies_to_whom()
    {
        using var individual = Open(Packet.Of(Contents([])));
        var manifest = Manifest(individual);
        manifest.GetProperty("kind").GetString().ShouldBe("individual");
        manifest.GetProperty("payor").GetProperty("code").GetString().ShouldBe("harborlight");
        manifest.GetProperty("provider").GetProperty("npi").GetString().ShouldBe("1234567893");
        manifest.GetProperty("provider").GetProperty("licenses")[0].GetProperty("state").GetString().ShouldBe("CT");
        manifest.GetProperty("practice").ValueKind.ShouldBe(JsonValueKind.Null);

        using var group = Open(Packet.Of(Contents([]) with { Applicant = Some.Practice() }));
        Manifest(group).GetProperty("practice").GetProperty("locations")[0].GetProperty("city").GetString().ShouldBe("Mystic");
        Manifest(group).GetProperty("kind").GetString().ShouldBe("group");
    }

    private static Gen<PacketDocument[]> Documents => ArbMap.Default.GeneratorFor<byte[]>().Select(content =>
        new PacketDocument(["malpractice-cover"], Some.Document(new DocumentSubject("provider", s_provider.Id)) with
        {
            Size = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        }, content)).ListOf().Select(documents => documents.Take(6).ToArray());

    private static PacketContents Contents(PacketDocument[] documents) => new(Guid.Empty, 1, s_payor, s_provider, documents, null);

    private static ZipArchive Open(Packet packet) => new(new MemoryStream(packet.Content), ZipArchiveMode.Read);

    private static JsonElement Manifest(ZipArchive zip) => JsonDocument.Parse(Read(zip.GetEntry("manifest.json")!)).RootElement;

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
