using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server;

/// <summary>Completes the options and refuses those that cannot work, or that this stand-in does not cover.</summary>
internal sealed class OpenIddictServerConfiguration(IServiceProvider provider) : IPostConfigureOptions<OpenIddictServerOptions>
{
    public void PostConfigure(string? name, OpenIddictServerOptions options)
    {
        options.TimeProvider ??= provider.GetService<TimeProvider>() ?? TimeProvider.System;

        if (options.GrantTypes.Count == 0 || options.TokenEndpointUris.Count == 0)
        {
            throw new InvalidOperationException("A grant and a token endpoint must be configured.");
        }

        if (options.EncryptionCredentials.Count == 0)
        {
            throw new InvalidOperationException("At least one encryption key must be registered in the server options.");
        }

        if (!options.SigningCredentials.Exists(credentials => credentials.Key is AsymmetricSecurityKey))
        {
            throw new InvalidOperationException("At least one asymmetric signing key must be registered in the server options.");
        }

        if (options.SigningCredentials.Exists(credentials =>
            credentials.Key is not ECDsaSecurityKey { KeyId.Length: > 0 } || credentials.Algorithm is not SecurityAlgorithms.EcdsaSha256))
        {
            throw new NotSupportedException("The stand-in signs with ES256 and named elliptic curve keys only.");
        }

        if (options.GrantTypes.Contains(GrantTypes.AuthorizationCode) && options.AuthorizationEndpointUris.Count == 0)
        {
            throw new InvalidOperationException("An authorization endpoint must be configured for the code flow.");
        }

        if (!options.DisableAccessTokenEncryption || !options.IgnoreScopePermissions)
        {
            throw new NotSupportedException(
                "The stand-in does not cover encrypted access tokens or scope permissions: call DisableAccessTokenEncryption and IgnoreScopePermissions.");
        }

        if (options.Handlers.Exists(handler => handler.ContextType == typeof(OpenIddictServerEvents.ValidateTokenContext) &&
            handler.Order >= OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order))
        {
            throw new NotSupportedException("The stand-in calls handlers of ValidateTokenContext before it looks at the token's row only.");
        }

        if (options.GrantTypes.Contains(GrantTypes.RefreshToken) && options.RefreshTokenReuseLeeway is not null)
        {
            throw new NotSupportedException("The stand-in lets no refresh token be used twice: call SetRefreshTokenReuseLeeway(null).");
        }
    }
}
