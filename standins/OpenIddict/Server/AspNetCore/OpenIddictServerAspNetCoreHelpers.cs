using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Microsoft.AspNetCore;

/// <summary>What the product reads of a request that the server has checked.</summary>
public static class OpenIddictServerAspNetCoreHelpers
{
    /// <summary>The OAuth request, or null where this is none.</summary>
    public static OpenIddictRequest? GetOpenIddictServerRequest(this HttpContext context) =>
        context.Features.Get<ServerTransaction>()?.Request;
}
