using System.Globalization;
using System.Security.Cryptography;

namespace Credentialing.Sandbox.PayorIntake;

/// <summary>What a payor was sent.</summary>
/// <param name="PayorCode">Which payor.</param>
/// <param name="Key">The sender's idempotency key.</param>
/// <param name="Receipt">What the payor calls it.</param>
/// <param name="Sha256">Of the bytes; lower-case hexadecimal.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="At">When (UTC).</param>
public sealed record ReceivedPacket(string PayorCode, string Key, string Receipt, string Sha256, int Size, DateTimeOffset At);

/// <summary>Keeps what payors were sent, each key of a payor once.</summary>
/// <param name="clock">Tells when.</param>
public sealed class ReceivedPackets(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<ReceivedPacket> _packets = [];
    private readonly Dictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);

    /// <summary>Everything, in the order in which it came.</summary>
    /// <param name="payorCode">Of one payor only, or null.</param>
    public IReadOnlyList<ReceivedPacket> All(string? payorCode)
    {
        lock (_lock)
        {
            return [.. _packets.Where(packet => payorCode is null || packet.PayorCode == payorCode)];
        }
    }

    /// <summary>The bytes of a receipt, or null.</summary>
    /// <param name="receipt">The receipt.</param>
    public byte[]? BytesOf(string receipt)
    {
        lock (_lock)
        {
            return _bytes.GetValueOrDefault(receipt);
        }
    }

    /// <summary>Takes a packet in, unless its key was there before.</summary>
    /// <param name="payorCode">Which payor.</param>
    /// <param name="key">The sender's idempotency key.</param>
    /// <param name="content">The bytes.</param>
    /// <returns>The packet as it was first received, and whether that was now.</returns>
    public (ReceivedPacket Packet, bool IsNew) Take(string payorCode, string key, byte[] content)
    {
        lock (_lock)
        {
            if (_packets.Find(packet => packet.PayorCode == payorCode && packet.Key == key) is { } before)
            {
                return (before, false);
            }

            var packet = new ReceivedPacket(
                payorCode, key, string.Create(CultureInfo.InvariantCulture, $"R-{_packets.Count + 1:D6}-{RandomNumberGenerator.GetHexString(6)}"),
                Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, clock.GetUtcNow());
            _packets.Add(packet);
            _bytes[packet.Receipt] = content;
            return (packet, true);
        }
    }
}
