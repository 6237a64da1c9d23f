using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>What the server says about itself: discovery (RFC 8414, OpenID Connect Discovery) and its public keys (RFC 7517).</summary>
internal static class ServerDocuments
{
    public static JsonObject Configuration(OpenIddictServerOptions options, Uri issuer, Uri baseUri)
    {
        var document = new JsonObject { ["issuer"] = issuer.AbsoluteUri };
        Endpoint("authorization_endpoint", options.AuthorizationEndpointUris);
        Endpoint("token_endpoint", options.TokenEndpointUris);
        Endpoint("introspection_endpoint", options.IntrospectionEndpointUris);
        Endpoint("end_session_endpoint", options.EndSessionEndpointUris);
        Endpoint("revocation_endpoint", options.RevocationEndpointUris);
        Endpoint("userinfo_endpoint", options.UserInfoEndpointUris);
        Endpoint("jwks_uri", options.JsonWebKeySetEndpointUris);
        var scopes = new HashSet<string>(options.Scopes, StringComparer.Ordinal) { Scopes.OpenId };
        if (options.GrantTypes.Contains(GrantTypes.RefreshToken))
        {
            scopes.Add(Scopes.OfflineAccess);
        }

        document["grant_types_supported"] = List(options.GrantTypes);
        if (options.GrantTypes.Contains(GrantTypes.AuthorizationCode))
        {
            document["response_types_supported"] = List([ResponseTypes.Code]);
            document["response_modes_supported"] = List([ResponseModes.Query]);
            document["code_challenge_methods_supported"] = List(options.CodeChallengeMethods);
            document["authorization_response_iss_parameter_supported"] = true;
        }

        document["scopes_supported"] = List(scopes);
        document["id_token_signing_alg_values_supported"] = List(options.SigningCredentials.Select(key => key.Algorithm).Distinct(StringComparer.Ordinal));
        document["subject_types_supported"] = List(["public"]);
        document["token_endpoint_auth_methods_supported"] = List(options.ClientAuthenticationMethods);
        Methods("introspection_endpoint", options.IntrospectionEndpointUris);
        Methods("revocation_endpoint", options.RevocationEndpointUris);
        document["claims_parameter_supported"] = false;
        document["request_parameter_supported"] = false;
        document["request_uri_parameter_supported"] = false;
        return document;

        void Endpoint(string name, List<Uri> uris)
        {
            if (uris.Count > 0)
            {
                document[name] = new Uri(baseUri, uris[0]).AbsoluteUri;
            }
        }

        void Methods(string endpoint, List<Uri> uris)
        {
            if (uris.Count > 0)
            {
                document[endpoint + "_auth_methods_supported"] = List(options.ClientAuthenticationMethods);
            }
        }
    }

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
