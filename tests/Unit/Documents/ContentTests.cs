using System.Security.Cryptography;
using Credentialing.Documents.Content;
using Credentialing.Documents.Documents;
using Credentialing.Documents.Scanning;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Documents;

public sealed class ContentTests
{
    [Fact]
    public void A_piece_opens_only_in_its_own_place_of_its_own_version()
    {
        var (key, version) = (ContentCipher.NewKey(), new DocumentVersionId(Guid.CreateVersion7()));
        using var cipher = new ContentCipher(key, version);
        using var other = new ContentCipher(key, new DocumentVersionId(Guid.CreateVersion7()));
        var piece = cipher.Seal(3, "a piece"u8);

        cipher.Open(3, piece).ShouldBe("a piece"u8.ToArray());
        Should.Throw<CryptographicException>(() => cipher.Open(4, piece));
        Should.Throw<CryptographicException>(() => other.Open(3, piece));
        piece[^1] ^= 1;
        Should.Throw<CryptographicException>(() => cipher.Open(3, piece));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(34)]
    [InlineData(67)]
    [InlineData(68)]
    [InlineData(100)]
    public void The_test_signature_is_found_wherever_a_file_is_cut(int cut)
    {
        byte[] file = [.. new byte[16], .. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR"u8, .. "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8, .. new byte[16]];
        var search = new TestSignature();
        (search.IsIn(file.AsSpan(0, cut)) || search.IsIn(file.AsSpan(cut))).ShouldBeTrue();
        var byByte = new TestSignature();
        file.Any(one => byByte.IsIn([one])).ShouldBeTrue();
        new TestSignature().IsIn(file.AsSpan(20)).ShouldBeFalse();
    }
}
