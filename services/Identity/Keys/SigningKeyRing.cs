using System.Security.Cryptography;
using Credentialing.ServiceDefaults.Encryption;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Credentialing.Identity.Keys;

/// <summary>The keys that this copy of the service signs with and publishes, as OpenIddict's options.</summary>
public sealed class SigningKeyRing(IFieldCipher cipher)
    : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    private readonly Dictionary<string, ECDsaSecurityKey> _opened = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<SigningCredentials> _credentials = [];
    private CancellationTokenSource _changed = new();

    /// <summary>The keys that tokens may be signed with.</summary>
    public IEnumerable<SecurityKey> Keys => _credentials.Select(credentials => credentials.Key);

    /// <inheritdoc/>
    public string? Name => Options.DefaultName;

    /// <inheritdoc/>
    public void Configure(OpenIddictServerOptions options)
    {
        options.SigningCredentials.AddRange(_credentials);

        // For tokens that only this service reads. None is issued with client credentials, but OpenIddict wants the key,
        // and every copy must have the same.
        var key = new SymmetricSecurityKey(cipher.Hash("identity.token-encryption", []));
        options.EncryptionCredentials.Add(new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <summary>
    /// Makes the next key when it is time, drops those that nobody needs, and takes the rest into use. Every copy of the
    /// service calls this now and then; the caller's transaction and <see cref="IdentityDb.TakeTurnAsync"/> make it one at a time.
    /// </summary>
    /// <param name="store">The keys, in a transaction.</param>
    /// <param name="now">The real time: tokens do not live by the rehearsal clock.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RefreshAsync(SigningKeyStore store, DateTimeOffset now, CancellationToken cancellationToken) =>
        Use(SigningKey.Published(await store.KeepAsync(now, cancellationToken), now));

    /// <inheritdoc/>
    public void Dispose() => _changed.Dispose();

    private void Use(IReadOnlyList<SigningKey> keys)
    {
        if (keys.Select(key => key.Id).SequenceEqual(_credentials.Select(credentials => credentials.Kid), StringComparer.Ordinal))
        {
            return;
        }

        _credentials = [.. keys.Select(key => new SigningCredentials(Open(key), SecurityAlgorithms.EcdsaSha256))];
        var changed = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        changed.Cancel();
        changed.Dispose();
    }

    // Opened once: IdentityModel keeps a signer for each key object.
    private ECDsaSecurityKey Open(SigningKey key)
    {
        if (!_opened.TryGetValue(key.Id, out var opened))
        {
            var algorithm = ECDsa.Create();
            algorithm.ImportFromPem(key.PrivateKey);
            _opened[key.Id] = opened = new ECDsaSecurityKey(algorithm) { KeyId = key.Id };
        }

        return opened;
    }
}
