using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace OpenIddict.Server.AspNetCore;

/// <summary>The server's endpoints.</summary>
internal enum EndpointType
{
    Authorization,
    Configuration,
    EndSession,
    Introspection,
    JsonWebKeySet,
    Revocation,
    Token,
    UserInfo,
}

/// <summary>An error of the protocol.</summary>
internal sealed record ServerError(string Code, string Description)
{
    public static ServerError Missing(string parameter) =>
        new(OpenIddictConstants.Errors.InvalidRequest, $"The mandatory '{parameter}' parameter is missing.");

    public static ServerError Unsupported(string parameter) =>
        new(OpenIddictConstants.Errors.InvalidRequest, $"The specified '{parameter}' is not supported.");
}

/// <summary>A request to the server, for its way from the checks through the product to the answer.</summary>
internal sealed class ServerTransaction(EndpointType endpoint, OpenIddictRequest request, Uri issuer)
{
    public EndpointType Endpoint { get; } = endpoint;

    public OpenIddictRequest Request { get; } = request;

    /// <summary>Who issues, as tokens say.</summary>
    public Uri Issuer { get; } = issuer;

    /// <summary>The client that asks, once that has been checked.</summary>
    public OpenIddictEntityFrameworkCoreApplication? Application { get; set; }

    /// <summary>What the token says that came with the request: a code, a refresh token, an access token or a hint.</summary>
    public ClaimsPrincipal? Principal { get; set; }
}
