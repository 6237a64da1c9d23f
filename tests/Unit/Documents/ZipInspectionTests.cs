using System.Buffers.Binary;
using System.IO.Compression;
using Credentialing.Documents.Files;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Documents;

public sealed class ZipInspectionTests
{
    private const long Most = 1_000_000;

    [Theory]
    [InlineData("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "application/zip")]
    public async Task A_package_is_told_by_its_parts(string part, string type)
    {
        var (found, refusal) = await InspectAsync(Zip(("[Content_Types].xml", [1]), (part, [2])));
        refusal.ShouldBeNull();
        found!.ContentType.ShouldBe(type);
    }

    [Fact]
    public async Task A_package_with_macros_is_refused() =>
        (await InspectAsync(Zip(("[Content_Types].xml", [1]), ("word/document.xml", [2]), ("word/vbaProject.bin", [3])))).Refusal!.Code.ShouldBe("file-type-not-allowed");

    [Fact]
    public async Task What_comes_out_counts_whatever_the_archive_says_of_it()
    {
        var lies = Zip(("a", new byte[3_000_000]));
        foreach (var at in Find(lies, "PK\x01\x02"u8))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(lies.AsSpan(at + 24), 10);
        }

        (await InspectAsync(Zip(("a", new byte[600_000]), ("b", new byte[600_000])))).Refusal!.Code.ShouldBe("file-expands-too-far");
        (await InspectAsync(lies)).Refusal!.Code.ShouldBe("file-expands-too-far");
        (await InspectAsync(Overlapping(20))).Refusal!.Code.ShouldBe("file-expands-too-far");
    }

    [Fact]
    public async Task One_that_is_protected_by_a_password_is_refused()
    {
        var locked = Zip(("a", [1, 2, 3]));
        foreach (var (at, flags) in Find(locked, "PK\x03\x04"u8).Select(at => (at, 6)).Concat(Find(locked, "PK\x01\x02"u8).Select(at => (at, 8))))
        {
            locked[at + flags] |= 1;
        }

        (await InspectAsync(locked)).Refusal!.Code.ShouldBe("file-encrypted");
    }

    [Fact]
    public async Task A_table_of_contents_that_is_forged_or_endless_is_not_read()
    {
        var many = Zip([.. Enumerable.Range(0, 10_001).Select(n => ($"{n}", Array.Empty<byte>()))]);
        (await InspectAsync(many)).Refusal!.Code.ShouldBe("file-expands-too-far");

        var forged = Zip(("a", [1]));
        BinaryPrimitives.WriteUInt32LittleEndian(forged.AsSpan(Find(forged, "PK\x05\x06"u8).Single() + 12), 5);
        (await InspectAsync(forged)).Refusal!.Code.ShouldBe("file-unreadable");
        (await InspectAsync([.. "PK\x03\x04"u8, 1, 2, 3])).Refusal!.Code.ShouldBe("file-unreadable");
        (await InspectAsync(Zip(("a", [1]))[..^5])).Refusal!.Code.ShouldBe("file-unreadable");
    }

    private static async Task<(FileType? Type, ServiceDefaults.Domain.Refusal? Refusal)> InspectAsync(byte[] zip)
    {
        using var file = new MemoryStream(zip);
        return await ZipInspection.InspectAsync(file, Most, default);
    }

    private static List<int> Find(byte[] content, ReadOnlySpan<byte> signature)
    {
        var found = new List<int>();
        for (var i = 0; i + signature.Length <= content.Length; i++)
        {
            if (content.AsSpan(i).StartsWith(signature))
            {
                found.Add(i);
            }
        }

        return found;
    }

    // Twenty names for the same data: small to send, twenty times as large to unpack.
    private static byte[] Overlapping(int names)
    {
        var one = Zip(("a", new byte[100_000]));
        var (table, end) = (Find(one, "PK\x01\x02"u8).Single(), Find(one, "PK\x05\x06"u8).Single());
        var entry = one[table..end];
        byte[] all = [.. one[..table], .. Enumerable.Repeat(entry, names).SelectMany(bytes => bytes), .. one[end..]];
        var record = all.AsSpan(all.Length - 22);
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], (ushort)names);
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)names);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], (uint)(entry.Length * names));
        return all;
    }

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
