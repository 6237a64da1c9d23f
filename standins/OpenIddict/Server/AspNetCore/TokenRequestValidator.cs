using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Checks a token request in the order of the official server: its form, its scopes, the client, what the client may.</summary>
internal sealed class TokenRequestValidator(
    IOpenIddictApplicationManager applications, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public async Task<TokenError?> ValidateAsync(OpenIddictRequest request, CancellationToken cancellationToken) =>
        CheckForm(request) ?? await CheckClientAsync(request, cancellationToken);

    private TokenError? CheckForm(OpenIddictRequest request)
    {
        var server = options.CurrentValue;
        if (string.IsNullOrEmpty(request.GrantType))
        {
            return Missing("grant_type");
        }

        if (!server.GrantTypes.Contains(request.GrantType))
        {
            return new(Errors.UnsupportedGrantType, "The specified 'grant_type' is not supported.");
        }

        if (string.IsNullOrEmpty(request.ClientId))
        {
            return Missing("client_id");
        }

        if (string.IsNullOrEmpty(request.ClientSecret))
        {
            return Missing("client_secret");
        }

        return server.Scopes.IsSupersetOf(request.GetScopes())
            ? null
            : new(Errors.InvalidScope, "The specified 'scope' is invalid.");
    }

    private async Task<TokenError?> CheckClientAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var application = await applications.FindByClientIdAsync(request.ClientId!, cancellationToken);
        if (application is null)
        {
            return new(Errors.InvalidClient, "The specified 'client_id' is invalid.");
        }

        if (!await applications.ValidateClientSecretAsync(application, request.ClientSecret!, cancellationToken))
        {
            return new(Errors.InvalidClient, "The specified client credentials are invalid.");
        }

        var permissions = await applications.GetPermissionsAsync(application, cancellationToken);
        if (!permissions.Contains(Permissions.Endpoints.Token, StringComparer.Ordinal))
        {
            return new(Errors.UnauthorizedClient, "This client application is not allowed to use the token endpoint.");
        }

        return permissions.Contains(Permissions.GrantTypes.ClientCredentials, StringComparer.Ordinal)
            ? null
            : new(Errors.UnauthorizedClient, "This client application is not allowed to use the specified grant type.");
    }

    private static TokenError Missing(string parameter) =>
        new(Errors.InvalidRequest, $"The mandatory '{parameter}' parameter is missing.");
}
