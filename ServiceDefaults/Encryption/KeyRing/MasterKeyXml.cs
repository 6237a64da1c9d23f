using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Encryption.KeyRing;

/// <summary>Encrypts the secret part of each key of the ring with the master key before it is stored.</summary>
internal sealed class MasterKeyXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public const string Use = "key-ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var value = Convert.ToBase64String(master.Encrypt(Use, plain));
        return new EncryptedXmlInfo(new XElement("masterKeyEncrypted", new XElement("value", value)), typeof(MasterKeyXmlDecryptor));
    }
}

/// <summary>The other way; the stored XML names this type, so its name is part of the format.</summary>
/// <param name="services">Where the master key is; Data Protection makes this object itself.</param>
public sealed class MasterKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement)
    {
        var value = Convert.FromBase64String((string)encryptedElement.Element("value")!);
        return XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Decrypt(MasterKeyXmlEncryptor.Use, value)));
    }
}
