using System.Buffers.Binary;
using System.Numerics;

namespace System.IO.Hashing;

/// <summary>
/// xxHash, 64 bits, seed 0, as its specification (github.com/Cyan4973/xxHash, doc/xxhash_spec.md) says. Not for security.
/// </summary>
public static class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;

    /// <summary>The hash of <paramref name="source"/>: eight bytes, most significant first.</summary>
    public static byte[] Hash(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        ReadOnlySpan<byte> rest = source;
        var hash = source.Length < Stripe ? Prime5 : Stripes(ref rest);
        hash = Tail(hash + (ulong)source.Length, rest);

        var result = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(result, Avalanche(hash));
        return result;
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> rest)
    {
        // The specification's accumulators wrap around at 64 bits.
        var first = unchecked(Prime1 + Prime2);
        var second = Prime2;
        var third = 0UL;
        var fourth = unchecked(0UL - Prime1);
        while (rest.Length >= Stripe)
        {
            first = Round(first, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            second = Round(second, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            third = Round(third, BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]));
            fourth = Round(fourth, BinaryPrimitives.ReadUInt64LittleEndian(rest[24..]));
            rest = rest[Stripe..];
        }

        var hash = BitOperations.RotateLeft(first, 1)
            + BitOperations.RotateLeft(second, 7)
            + BitOperations.RotateLeft(third, 12)
            + BitOperations.RotateLeft(fourth, 18);
        hash = Merge(hash, first);
        hash = Merge(hash, second);
        hash = Merge(hash, third);
        return Merge(hash, fourth);
    }

    private static ulong Tail(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
        {
            hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            hash = (BitOperations.RotateLeft(hash, 27) * Prime1) + Prime4;
        }

        if (rest.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
            hash = (BitOperations.RotateLeft(hash, 23) * Prime2) + Prime3;
            rest = rest[4..];
        }

        foreach (var one in rest)
        {
            hash = BitOperations.RotateLeft(hash ^ (one * Prime5), 11) * Prime1;
        }

        return hash;
    }

    private static ulong Round(ulong accumulator, ulong lane) =>
        BitOperations.RotateLeft(accumulator + (lane * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong accumulator) =>
        ((hash ^ Round(0, accumulator)) * Prime1) + Prime4;

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }
}
