using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Checks which client asks: a confidential one by its secret, a public one by its name only (RFC 6749 section 2.3).</summary>
internal sealed class ClientAuthentication(IOpenIddictApplicationManager applications)
{
    public async Task<ServerError?> CheckAsync(ServerTransaction transaction, string endpointPermission, string endpointName, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (string.IsNullOrEmpty(request.ClientId))
        {
            return ServerError.Missing("client_id");
        }

        if (await applications.FindByClientIdAsync(request.ClientId, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication application)
        {
            return new(Errors.InvalidClient, "The specified 'client_id' is invalid.");
        }

        if (string.Equals(application.ClientType, ClientTypes.Public, StringComparison.Ordinal))
        {
            if (!string.IsNullOrEmpty(request.ClientSecret))
            {
                return new(Errors.InvalidClient, "The 'client_secret' parameter is not valid for this client application.");
            }
        }
        else if (string.IsNullOrEmpty(request.ClientSecret))
        {
            return new(Errors.InvalidClient, "The 'client_secret' parameter required for this client application is missing.");
        }
        else if (!await applications.ValidateClientSecretAsync(application, request.ClientSecret, cancellationToken))
        {
            return new(Errors.InvalidClient, "The specified client credentials are invalid.");
        }

        transaction.Application = application;
        return application.Allows(endpointPermission)
            ? null
            : new(Errors.UnauthorizedClient, $"This client application is not allowed to use the {endpointName} endpoint.");
    }
}
