using System.IO.Compression;
using System.Text;
using Grpc.Net.Compression;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Grpc;

public class CompressionTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes(new string('x', 10_000));

    public static TheoryData<string> Encodings => ["gzip", "deflate"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void What_is_compressed_can_be_read_again_and_the_stream_stays_open(string encoding)
    {
        var provider = Provider(encoding);
        using var wire = new MemoryStream();
        using (var compress = provider.CreateCompressionStream(wire, compressionLevel: null))
        {
            compress.Write(Message);
        }

        wire.Length.ShouldBeLessThan(Message.Length / 10);
        wire.Position = 0;
        using var decompressed = new MemoryStream();
        using (var decompress = provider.CreateDecompressionStream(wire))
        {
            decompress.CopyTo(decompressed);
        }

        decompressed.ToArray().ShouldBe(Message);
        wire.CanRead.ShouldBeTrue();
        provider.EncodingName.ShouldBe(encoding);
    }

    [Fact]
    public void Deflate_is_the_zlib_format_as_other_languages_send_it()
    {
        using var wire = new MemoryStream();
        using (var compress = Provider("deflate").CreateCompressionStream(wire, CompressionLevel.Fastest))
        {
            compress.Write(Message);
        }

        wire.ToArray()[0].ShouldBe<byte>(0x78);
    }

    private static ICompressionProvider Provider(string encoding) =>
        encoding == "gzip"
            ? new GzipCompressionProvider(CompressionLevel.Fastest)
            : new DeflateCompressionProvider(CompressionLevel.Fastest);
}
