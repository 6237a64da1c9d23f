using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// Checks an authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2). As with
/// the official server, a request that fails here is answered here, and nobody is sent anywhere.
/// </summary>
internal sealed class AuthorizationEndpoint(IOpenIddictApplicationManager applications, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public async Task<ServerError?> CheckAsync(ServerTransaction transaction, CancellationToken cancellationToken) =>
        CheckParameters(transaction.Request) ?? CheckProofKey(transaction.Request) ?? await CheckClientAsync(transaction, cancellationToken);

    private static ServerError? CheckParameters(OpenIddictRequest request)
    {
        if (request.Request is not null)
        {
            return new(Errors.RequestNotSupported, "The 'request' parameter is not supported.");
        }

        if (request.RequestUri is not null)
        {
            return new(Errors.RequestUriNotSupported, "The 'request_uri' parameter is not supported.");
        }

        if (request.ClientId is null)
        {
            return ServerError.Missing("client_id");
        }

        if (request.RedirectUri is null)
        {
            return ServerError.Missing("redirect_uri");
        }

        if (!Uri.TryCreate(request.RedirectUri, UriKind.Absolute, out var uri))
        {
            return new(Errors.InvalidRequest, "The 'redirect_uri' parameter must be a valid absolute URI.");
        }

        if (!string.IsNullOrEmpty(uri.Fragment))
        {
            return new(Errors.InvalidRequest, "The 'redirect_uri' parameter must not include a fragment.");
        }

        if (request.ResponseType is null)
        {
            return ServerError.Missing("response_type");
        }

        if (request.ResponseType is not ResponseTypes.Code)
        {
            return new(Errors.UnsupportedResponseType, "The specified 'response_type' is not supported.");
        }

        if (request.ResponseMode is not null and not ResponseModes.Query)
        {
            return ServerError.Unsupported("response_mode");
        }

        return request.HasPromptValue(PromptValues.None) && request.Prompt!.Trim() is not PromptValues.None
            ? new(Errors.InvalidRequest, "The specified 'prompt' is invalid.")
            : null;
    }

    private ServerError? CheckProofKey(OpenIddictRequest request)
    {
        if (request.CodeChallenge is null)
        {
            return request.CodeChallengeMethod is not null || options.CurrentValue.RequireProofKeyForCodeExchange
                ? ServerError.Missing("code_challenge")
                : null;
        }

        // RFC 7636 section 4.3: no method means plain, which proves nothing to whoever can read the request.
        return request.CodeChallengeMethod is null ? ServerError.Missing("code_challenge_method")
            : !options.CurrentValue.CodeChallengeMethods.Contains(request.CodeChallengeMethod) ? ServerError.Unsupported("code_challenge_method")
            : null;
    }

    private async Task<ServerError?> CheckClientAsync(ServerTransaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (await applications.FindByClientIdAsync(request.ClientId!, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication application)
        {
            return new(Errors.InvalidRequest, "The specified 'client_id' is invalid.");
        }

        // RFC 9700 section 2.1: letter by letter.
        if (!ApplicationRows.List(application.RedirectUris).Contains(request.RedirectUri!, StringComparer.Ordinal))
        {
            return new(Errors.InvalidRequest, "The specified 'redirect_uri' is not valid for this client application.");
        }

        if (!request.GetScopes().All(scope => scope is Scopes.OpenId or Scopes.OfflineAccess || options.CurrentValue.Scopes.Contains(scope)))
        {
            return new(Errors.InvalidScope, "The specified 'scope' is invalid.");
        }

        if (!application.Allows(Permissions.Endpoints.Authorization))
        {
            return new(Errors.UnauthorizedClient, "This client application is not allowed to use the authorization endpoint.");
        }

        if (!application.Allows(Permissions.GrantTypes.AuthorizationCode) || !application.Allows(Permissions.ResponseTypes.Code))
        {
            return new(Errors.UnauthorizedClient, "The client application is not allowed to use the authorization code flow.");
        }

        if (request.HasScope(Scopes.OfflineAccess) && !application.Allows(Permissions.GrantTypes.RefreshToken))
        {
            return new(Errors.InvalidRequest, "The client application is not allowed to use the 'offline_access' scope.");
        }

        if (request.CodeChallenge is null && ApplicationRows.List(application.Requirements).Contains(Requirements.Features.ProofKeyForCodeExchange, StringComparer.Ordinal))
        {
            return ServerError.Missing("code_challenge");
        }

        transaction.Application = application;
        return null;
    }
}
