using System.Security.Cryptography;
using System.Text;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Seals a short secret that has to travel in an event, such as a one-time link: the outbox, the queue, the inbox and
/// filed failures hold it sealed (AES-GCM, with a key of the master key's), and only a service that opens it sees it.
/// </summary>
public sealed class MessageSeal
{
    private readonly MasterKey _master;

    internal MessageSeal(MasterKey master) => _master = master;

    /// <summary>Seals a text.</summary>
    /// <param name="purpose">What it is for; opening needs the same.</param>
    /// <param name="text">The secret.</param>
    public string Seal(string purpose, string text) => Convert.ToBase64String(_master.Encrypt(UseOf(purpose), Encoding.UTF8.GetBytes(text)));

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <param name="purpose">What it was sealed for.</param>
    /// <param name="sealedText">The sealed text.</param>
    /// <exception cref="CryptographicException">Changed, or sealed for another purpose or with another master key.</exception>
    public string Open(string purpose, string sealedText) => Encoding.UTF8.GetString(_master.Decrypt(UseOf(purpose), Convert.FromBase64String(sealedText)));

    private static string UseOf(string purpose) => "message:" + purpose;
}
