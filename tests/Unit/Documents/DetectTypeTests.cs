using System.Text;
using Credentialing.Documents.Files;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Documents;

public sealed class DetectTypeTests
{
    public static TheoryData<string, string, string?> Files => new()
    {
        { "%PDF-1.4\n", "a.exe", "application/pdf" },
        { "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR....", "a.pdf", "image/png" },
        { "\u0089PNG\r\n\u001a\n\0\0\0\rNOPE....", "a.png", null },
        { "\u00ff\u00d8\u00ff\u00e0", "a", "image/jpeg" },
        { "II*\0....", "a.tif", "image/tiff" },
        { "MM\0*....", "a.tif", "image/tiff" },
        { "PK\u0003\u0004....", "a.docx", "application/zip" },
        { "npi,name\r\n1,Ada\r\n", "roster.CSV", "text/csv" },
        { "npi,name\r\n1,Ada\r\n", "roster.txt", "text/plain" },
        { "Ren\u00e9e, in an old encoding", "a.txt", "text/plain" },
        { "MZ\u0090\0", "a.pdf", null },
        { "\u007fELF\u0002", "a.pdf", null },
        { "#!/bin/sh\nrm", "a.txt", null },
        { "  <html><body>", "a.txt", null },
        { "\u00ef\u00bb\u00bf<!DOCTYPE html>", "a.txt", null },
        { "<svg xmlns='x' onload='y'>", "a.txt", null },
        { "<?xml version='1.0'?>", "a.txt", null },
        { "{\\rtf1 ", "a.txt", null },
        { "junk %PDF-1.4", "a.pdf", null },
        { "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "a.doc", null },
        { "text with a \0 in it", "a.txt", null },
        { "%PDF-1.4 PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "a.pdf", null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_what_its_content_says(string content, string name, string? type)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(content));
        (await DetectType.OfAsync(file, name, default))?.ContentType.ShouldBe(type);
        if (type is null)
        {
            (await DetectType.OfAsync(file, name, default)).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("licence.pdf", "application/pdf", "licence.pdf")]
    [InlineData("licence.PDF", "application/pdf", "licence.PDF")]
    [InlineData("licence.js", "application/pdf", "licence.js.pdf")]
    [InlineData("run.bat", "text/plain", "run.bat.txt")]
    [InlineData("photo.jpeg", "image/jpeg", "photo.jpeg")]
    public void What_is_offered_for_download_opens_as_what_it_is(string name, string type, string offered) =>
        FileType.DownloadName(name, type).ShouldBe(offered);

    [Theory]
    [InlineData("licence.pdf", "licence.pdf")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("C:\\Users\\ada\\w9.pdf", "w9.pdf")]
    [InlineData("a\r\nX-Evil: 1.pdf", "1.pdf")]
    [InlineData("licence\u202efdp.exe", "licencefdp.exe")]
    [InlineData("  ...  ", "document")]
    [InlineData(null, "document")]
    [InlineData("Zoë's “CV”.pdf", "Zoë's “CV”.pdf")]
    [InlineData("a\"b.pdf", "a'b.pdf")]
    public void A_name_has_no_path_and_nothing_that_is_not_seen(string? sent, string name) => FileNames.Of(sent).ShouldBe(name);

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileNames.Of(new string('a', 500) + ".pdf");
        (name.Length, name[^4..]).ShouldBe((200, ".pdf"));
    }
}
