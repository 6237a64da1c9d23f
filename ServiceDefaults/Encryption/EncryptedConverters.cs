using System.Globalization;
using System.Text;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>Text in the object, encrypted bytes in the column.</summary>
internal sealed class EncryptedText(IFieldCipher? cipher, string purpose) : ValueConverter<string, byte[]>(
    text => Conversion.Encrypt(cipher, purpose, text), bytes => Conversion.Decrypt(cipher, purpose, bytes));

/// <summary>A date in the object, encrypted bytes in the column.</summary>
internal sealed class EncryptedDate(IFieldCipher? cipher, string purpose) : ValueConverter<DateOnly, byte[]>(
    date => Conversion.Encrypt(cipher, purpose, date.ToString("O", CultureInfo.InvariantCulture)),
    bytes => DateOnly.ParseExact(Conversion.Decrypt(cipher, purpose, bytes), "O", CultureInfo.InvariantCulture));

internal static class Conversion
{
    public static byte[] Encrypt(IFieldCipher? cipher, string purpose, string text) => Given(cipher).Encrypt(purpose, Encoding.UTF8.GetBytes(text));

    public static string Decrypt(IFieldCipher? cipher, string purpose, byte[] bytes) => Encoding.UTF8.GetString(Given(cipher).Decrypt(purpose, bytes));

    // The migrator's context has none, and must not need one.
    private static IFieldCipher Given(IFieldCipher? cipher) => cipher ?? throw new InvalidOperationException("This context only migrates: it has no keys.");
}

/// <summary>EF keeps one model per context type; converters hold keys, so here it is one per context type and cipher.</summary>
internal sealed class ModelPerCipher : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as ServiceDb)?.Cipher, designTime);
}
