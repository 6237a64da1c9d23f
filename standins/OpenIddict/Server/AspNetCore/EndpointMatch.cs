using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Which of the server's endpoints a request is for.</summary>
internal static class EndpointMatch
{
    public static EndpointType? Find(OpenIddictServerOptions options, HttpRequest request, Uri baseUri)
    {
        var here = new Uri(request.GetEncodedUrl());
        return IsAt(options.TokenEndpointUris) ? EndpointType.Token
            : IsAt(options.AuthorizationEndpointUris) ? EndpointType.Authorization
            : IsAt(options.ConfigurationEndpointUris) ? EndpointType.Configuration
            : IsAt(options.JsonWebKeySetEndpointUris) ? EndpointType.JsonWebKeySet
            : IsAt(options.EndSessionEndpointUris) ? EndpointType.EndSession
            : IsAt(options.IntrospectionEndpointUris) ? EndpointType.Introspection
            : IsAt(options.RevocationEndpointUris) ? EndpointType.Revocation
            : IsAt(options.UserInfoEndpointUris) ? EndpointType.UserInfo
            : null;

        bool IsAt(List<Uri> uris) => uris.Exists(uri =>
        {
            var there = new Uri(baseUri, uri);
            return Uri.Compare(there, here, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
                && string.Equals(there.AbsolutePath.TrimEnd('/'), here.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
        });
    }
}
