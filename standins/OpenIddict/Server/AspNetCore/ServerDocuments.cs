using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server.AspNetCore;

/// <summary>What the server says about itself: discovery (RFC 8414, OpenID Connect Discovery) and its public keys (RFC 7517).</summary>
internal static class ServerDocuments
{
    public static JsonObject Configuration(OpenIddictServerOptions options, Uri issuer, Uri baseUri) => new()
    {
        ["issuer"] = issuer.AbsoluteUri,
        ["token_endpoint"] = new Uri(baseUri, options.TokenEndpointUris[0]).AbsoluteUri,
        ["jwks_uri"] = new Uri(baseUri, options.JsonWebKeySetEndpointUris[0]).AbsoluteUri,
        ["grant_types_supported"] = List(options.GrantTypes),
        ["scopes_supported"] = List(options.Scopes),
        ["id_token_signing_alg_values_supported"] = List(options.SigningCredentials.Select(key => key.Algorithm).Distinct(StringComparer.Ordinal)),
        ["subject_types_supported"] = List(["public"]),
        ["token_endpoint_auth_methods_supported"] = List(options.ClientAuthenticationMethods),
        ["claims_parameter_supported"] = false,
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = false,
    };

    public static JsonObject Keys(OpenIddictServerOptions options) => new()
    {
        ["keys"] = new JsonArray([.. options.SigningCredentials.Select(PublicKey)]),
    };

    private static JsonNode PublicKey(SigningCredentials credentials)
    {
        var point = ((ECDsaSecurityKey)credentials.Key).ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["kid"] = credentials.Kid,
            ["use"] = JsonWebKeyUseNames.Sig,
            ["kty"] = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            ["alg"] = credentials.Algorithm,
            ["crv"] = JsonWebKeyECTypes.P256,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        };
    }

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
