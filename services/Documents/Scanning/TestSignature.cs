namespace Credentialing.Documents.Scanning;

/// <summary>Looks, piece by piece, for the EICAR test signature, also where two pieces meet.</summary>
internal sealed class TestSignature
{
    // In two parts, or a scanner would take this very program for it.
    private static readonly byte[] s_signature =
        [.. @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR"u8, .. "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8];

    private byte[] _tail = [];

    public bool IsIn(ReadOnlySpan<byte> piece)
    {
        byte[] seam = [.. _tail, .. piece[..Math.Min(piece.Length, s_signature.Length - 1)]];
        var found = piece.IndexOf(s_signature) >= 0 || seam.AsSpan().IndexOf(s_signature) >= 0;
        byte[] last = piece.Length >= s_signature.Length - 1 ? piece[^(s_signature.Length - 1)..].ToArray() : [.. _tail, .. piece];
        _tail = last.Length < s_signature.Length ? last : last[^(s_signature.Length - 1)..];
        return found;
    }
}
