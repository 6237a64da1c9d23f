using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Checks an end session request (OpenID Connect RP-Initiated Logout section 2): where it wants to go, and who it says is signed in.</summary>
internal sealed class EndSessionEndpoint(IOpenIddictApplicationManager applications, TokenReader reader)
{
    public async Task<ServerError?> CheckAsync(ServerTransaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (request.PostLogoutRedirectUri is { } uri)
        {
            if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !string.IsNullOrEmpty(parsed.Fragment))
            {
                return new(Errors.InvalidRequest, "The 'post_logout_redirect_uri' parameter must be a valid absolute URI.");
            }
        }

        // A hint that is no good is as one that is not there.
        if (request.IdTokenHint is { } hint)
        {
            var (principal, _, error) = await reader.ReadAsync(transaction, hint, [TokenWriter.IdentityTokenType], cancellationToken, evenIfExpired: true);
            transaction.Principal = error is null ? principal : null;
        }

        var hinted = transaction.Principal?.GetClaim(Claims.Audience);
        if (hinted is not null && request.ClientId is not null && !string.Equals(hinted, request.ClientId, StringComparison.Ordinal))
        {
            return new(Errors.InvalidRequest, "The client application is not allowed to use the specified identity token hint.");
        }

        if ((request.ClientId ?? hinted) is not { } client)
        {
            // Nobody said which client it is: then nobody is sent anywhere.
            return request.PostLogoutRedirectUri is null ? null : ServerError.Missing("client_id");
        }

        if (await applications.FindByClientIdAsync(client, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication application
            || !application.Allows(Permissions.Endpoints.EndSession))
        {
            return new(Errors.InvalidRequest, "The specified 'client_id' is invalid.");
        }

        transaction.Application = application;
        return request.PostLogoutRedirectUri is null ||
            ApplicationRows.List(application.PostLogoutRedirectUris).Contains(request.PostLogoutRedirectUri, StringComparer.Ordinal)
            ? null
            : new(Errors.InvalidRequest, "The specified 'post_logout_redirect_uri' is invalid.");
    }
}
