using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>An authenticator with one key, as WebAuthn level 3 describes it, that also says what it should not.</summary>
public sealed class SoftAuthenticator : IDisposable
{
    private const byte UserPresent = 1, UserVerified = 4, HasKey = 64;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private byte[] _user = [];
    private uint _count;

    /// <summary>Whether it says that the person unlocked it.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>The page that it says it was asked on; null for the right one.</summary>
    public string? Origin { get; set; }

    /// <summary>Makes its key for what the server asked (section 7.1).</summary>
    public string Create(string options, string origin)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        _user = Base64UrlEncoder.DecodeBytes(asked.GetProperty("user").GetProperty("id").GetString()!);
        var data = Data(asked.GetProperty("rp").GetProperty("id").GetString()!, HasKey);
        var point = _key.ExportParameters(includePrivateParameters: false).Q;

        // COSE (RFC 9052): kty EC2, alg ES256, crv P-256, x, y.
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
        byte[] all = [.. data, .. new byte[16], 0, (byte)_id.Length, .. _id, .. cose];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(all)];
        return Credential(new { clientDataJSON = Client("webauthn.create", asked, origin), attestationObject = Base64UrlEncoder.Encode(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Answers what the server asked (section 7.2).</summary>
    public string Get(string options, string origin)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        var client = Client("webauthn.get", asked, origin);
        var data = Data(asked.GetProperty("rpId").GetString()!, 0);
        var signature = _key.SignData([.. data, .. SHA256.HashData(Base64UrlEncoder.DecodeBytes(client))], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = client, authenticatorData = Base64UrlEncoder.Encode(data), signature = Base64UrlEncoder.Encode(signature), userHandle = Base64UrlEncoder.Encode(_user),
        });
    }

    public void Dispose() => _key.Dispose();

    private string Client(string type, JsonElement asked, string origin) => Base64UrlEncoder.Encode(
        JsonSerializer.Serialize(new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin ?? origin, crossOrigin = false }));

    private byte[] Data(string server, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(server)), (byte)(UserPresent | flags | (Verifies ? UserVerified : 0)), .. count];
    }

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Base64UrlEncoder.Encode(_id), rawId = Base64UrlEncoder.Encode(_id), type = "public-key", response, clientExtensionResults = new { }, authenticatorAttachment = "platform",
    });

    // CBOR (RFC 8949): a byte string, and a short text.
    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
