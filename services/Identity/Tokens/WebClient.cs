using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Credentialing.Identity.Tokens;

/// <summary>
/// Our own web app as an OAuth client: public, for nothing in a browser stays secret, so it proves itself with PKCE and with
/// the addresses that codes are sent to. What is written here holds again at every start.
/// </summary>
internal sealed class WebClient(IConfiguration configuration, IOpenIddictApplicationManager applications)
{
    public const string ClientId = "web";

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var existing = await applications.FindByClientIdAsync(ClientId, cancellationToken) as OpenIddictEntityFrameworkCoreApplication;
        var descriptor = Describe(new Uri(configuration["Identity:Issuer"]!));
        if (existing is null)
        {
            await applications.CreateAsync(descriptor, cancellationToken);
            return;
        }

        var before = (existing.RedirectUris, existing.PostLogoutRedirectUris, existing.Permissions, existing.Requirements);
        await applications.PopulateAsync(existing, descriptor, cancellationToken);
        if (before != (existing.RedirectUris, existing.PostLogoutRedirectUris, existing.Permissions, existing.Requirements))
        {
            await applications.UpdateAsync(existing, descriptor, cancellationToken);
        }
    }

    private static OpenIddictApplicationDescriptor Describe(Uri origin)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ApplicationType = ApplicationTypes.Web,
            ClientId = ClientId,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "Credentialing",
        };
        descriptor.RedirectUris.UnionWith([new Uri(origin, "signed-in"), new Uri(origin, "silent")]);
        descriptor.PostLogoutRedirectUris.Add(new Uri(origin, "/"));
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        descriptor.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            Permissions.Prefixes.Scope + Scopes.Profile, Permissions.Prefixes.Scope + Scopes.Email, Permissions.Prefixes.Scope + Contracts.Scopes.Api,
        ]);
        return descriptor;
    }
}
