using Credentialing.ServiceDefaults.Encryption.KeyRing;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Three layers: the master key (configuration) encrypts Data Protection's key ring (database, rotated by Data
/// Protection every 90 days), which encrypts the data keys (database, rotated by us), which encrypt fields.
/// </summary>
internal static class EncryptionSetup
{
    public static void AddFieldEncryption(this IHostApplicationBuilder builder, string name)
    {
        // Now, not when it is first needed: without it the service must not start.
        builder.Services.AddSingleton(new MasterKey(builder.Configuration));
        builder.Services.AddDataProtection().SetApplicationName($"credentialing.{name}");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new DatabaseXmlRepository(services.GetRequiredService<ServiceDatabase>());
            options.XmlEncryptor = new MasterKeyXmlEncryptor(services.GetRequiredService<MasterKey>());
        }));
        builder.Services.AddSingleton(services => new MessageSeal(services.GetRequiredService<MasterKey>()));
        builder.Services.AddSingleton<DataKeys>();
        builder.Services.AddSingleton<IFieldCipher, FieldCipher>();
        builder.Services.AddHostedService<KeyRotation>();
    }
}
