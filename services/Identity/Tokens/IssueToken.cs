using System.Security.Claims;
using System.Text.Json;
using Credentialing.Identity.ApiClients;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace Credentialing.Identity.Tokens;

/// <summary>Says what is in a token. OpenIddict has checked by then who asks and signs what comes out of here.</summary>
internal static class IssueToken
{
    public static async Task<IResult> Handle(HttpContext context, IOpenIddictApplicationManager applications, CancellationToken cancellationToken)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is not a token request.");
        if (!request.IsClientCredentialsGrantType() ||
            await applications.FindByClientIdAsync(request.ClientId!, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication application)
        {
            throw new InvalidOperationException("OpenIddict lets no such request through.");
        }

        var client = ApiClient.Of(application);
        return client.Grant(request.GetScopes()) is { } scopes
            ? Results.SignIn(PrincipalOf(application, client, scopes), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Refuse(Errors.InvalidScope, "The scope is more than was granted to this client.");
    }

    private static ClaimsPrincipal PrincipalOf(OpenIddictEntityFrameworkCoreApplication application, ApiClient client, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("client_credentials", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, application.Id);
        identity.SetClaim(Claims.Name, application.DisplayName);
        identity.AddClaim(ListOf(Claims.Role, client.Roles));
        if (client.ClientIds.Count > 0)
        {
            identity.AddClaim(ListOf("client_ids", client.ClientIds.Select(id => id.Value.ToString())));
        }

        identity.SetScopes(scopes);
        identity.SetResources(TokenServer.Audience);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    // A list also where it has one element, so that foreign readers need not handle both.
    private static Claim ListOf(string type, IEnumerable<string> values) =>
        new(type, JsonSerializer.Serialize(values), JsonClaimValueTypes.JsonArray);

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
