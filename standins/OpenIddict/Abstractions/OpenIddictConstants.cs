using System.Diagnostics.CodeAnalysis;

namespace OpenIddict.Abstractions;

/// <summary>Names of the OAuth protocol and of what OpenIddict stores. Values are the official ones, so data moves over.</summary>
public static class OpenIddictConstants
{
    /// <summary>Kinds of application (OpenID Connect Dynamic Client Registration section 2).</summary>
    public static class ApplicationTypes
    {
        public const string Web = "web";
    }

    /// <summary>Kinds of authorization.</summary>
    public static class AuthorizationTypes
    {
        public const string AdHoc = "ad-hoc";
    }

    /// <summary>Claim types.</summary>
    public static class Claims
    {
        public const string AccessTokenHash = "at_hash";
        public const string Audience = "aud";
        public const string AuthenticationMethodReference = "amr";
        public const string AuthenticationTime = "auth_time";
        public const string AuthorizedParty = "azp";
        public const string ClientId = "client_id";
        public const string Email = "email";
        public const string EmailVerified = "email_verified";
        public const string ExpiresAt = "exp";
        public const string IssuedAt = "iat";
        public const string Issuer = "iss";
        public const string JwtId = "jti";
        public const string Name = "name";
        public const string Nonce = "nonce";
        public const string Role = "role";
        public const string Scope = "scope";
        public const string Subject = "sub";

        /// <summary>Prefixes of claim types.</summary>
        public static class Prefixes
        {
            public const string Private = "oi_";
        }

        /// <summary>Claims that stay inside the server.</summary>
        [SuppressMessage("Naming", "CA1716", Justification = "The official name.")]
        public static class Private
        {
            public const string AccessTokenLifetime = "oi_act_lft";
            public const string AuthorizationId = "oi_au_id";
            public const string CodeChallenge = "oi_cd_chlg";
            public const string CodeChallengeMethod = "oi_cd_chlg_meth";
            public const string Nonce = "oi_nce";
            public const string Presenter = "oi_prst";
            public const string RedirectUri = "oi_reduri";
            public const string RefreshTokenLifetime = "oi_reft_lft";
            public const string Resource = "oi_rsrc";
            public const string Scope = "oi_scp";
            public const string TokenId = "oi_tkn_id";
        }
    }

    /// <summary>How a client proves who it is.</summary>
    public static class ClientAuthenticationMethods
    {
        public const string ClientSecretBasic = "client_secret_basic";
        public const string ClientSecretPost = "client_secret_post";
    }

    /// <summary>Kinds of client (RFC 6749 section 2.1).</summary>
    public static class ClientTypes
    {
        public const string Confidential = "confidential";
        public const string Public = "public";
    }

    /// <summary>Ways to prove that a code is redeemed by who asked for it (RFC 7636 section 4.2).</summary>
    public static class CodeChallengeMethods
    {
        public const string Sha256 = "S256";
    }

    /// <summary>Whether people are asked.</summary>
    public static class ConsentTypes
    {
        public const string Implicit = "implicit";
    }

    /// <summary>Tokens that a claim may be written to.</summary>
    public static class Destinations
    {
        public const string AccessToken = "access_token";
        public const string IdentityToken = "id_token";
    }

    /// <summary>Error codes (RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750 section 3.1, RFC 7009 section 2.2.1, OpenID Connect Core section 3.1.2.6).</summary>
    public static class Errors
    {
        public const string AccessDenied = "access_denied";
        public const string InvalidClient = "invalid_client";
        public const string InvalidGrant = "invalid_grant";
        public const string InvalidRequest = "invalid_request";
        public const string InvalidScope = "invalid_scope";
        public const string InvalidToken = "invalid_token";
        public const string LoginRequired = "login_required";
        public const string MissingToken = "missing_token";
        public const string RequestNotSupported = "request_not_supported";
        public const string RequestUriNotSupported = "request_uri_not_supported";
        public const string UnauthorizedClient = "unauthorized_client";
        public const string UnsupportedGrantType = "unsupported_grant_type";
        public const string UnsupportedResponseType = "unsupported_response_type";
        public const string UnsupportedTokenType = "unsupported_token_type";
    }

    /// <summary>Grants.</summary>
    public static class GrantTypes
    {
        public const string AuthorizationCode = "authorization_code";
        public const string ClientCredentials = "client_credentials";
        public const string RefreshToken = "refresh_token";
    }

    /// <summary>What a registered application is allowed.</summary>
    public static class Permissions
    {
        /// <summary>Endpoints it may call.</summary>
        public static class Endpoints
        {
            public const string Authorization = "ept:authorization";
            public const string EndSession = "ept:end_session";
            public const string Introspection = "ept:introspection";
            public const string Revocation = "ept:revocation";
            public const string Token = "ept:token";
        }

        /// <summary>Grants it may use.</summary>
        public static class GrantTypes
        {
            public const string AuthorizationCode = "gt:authorization_code";
            public const string ClientCredentials = "gt:client_credentials";
            public const string RefreshToken = "gt:refresh_token";
        }

        /// <summary>Prefixes of permissions that carry a name.</summary>
        public static class Prefixes
        {
            public const string GrantType = "gt:";
            public const string Scope = "scp:";
        }

        /// <summary>Response types it may ask for.</summary>
        public static class ResponseTypes
        {
            public const string Code = "rst:code";
        }
    }

    /// <summary>What an authorization request may ask for (OpenID Connect Core section 3.1.2.1).</summary>
    public static class PromptValues
    {
        public const string Login = "login";
        public const string None = "none";
    }

    /// <summary>Properties attached to claims.</summary>
    public static class Properties
    {
        public const string Destinations = ".destinations";
    }

    /// <summary>What a registered application must do.</summary>
    public static class Requirements
    {
        /// <summary>Features it must use.</summary>
        public static class Features
        {
            public const string ProofKeyForCodeExchange = "ft:pkce";
        }
    }

    /// <summary>How an answer gets to the client.</summary>
    public static class ResponseModes
    {
        public const string Query = "query";
    }

    /// <summary>What an authorization request asks for.</summary>
    public static class ResponseTypes
    {
        public const string Code = "code";
    }

    /// <summary>Scopes of the protocol.</summary>
    public static class Scopes
    {
        public const string Email = "email";
        public const string OfflineAccess = "offline_access";
        public const string OpenId = "openid";
        public const string Profile = "profile";
    }

    /// <summary>Where an authorization or a token stands.</summary>
    public static class Statuses
    {
        public const string Inactive = "inactive";
        public const string Redeemed = "redeemed";
        public const string Revoked = "revoked";
        public const string Valid = "valid";
    }

    /// <summary>Token types as they are stored (RFC 8693 section 3, and OpenIddict's own).</summary>
    public static class TokenTypeIdentifiers
    {
        public const string AccessToken = "urn:ietf:params:oauth:token-type:access_token";
        public const string IdentityToken = "urn:ietf:params:oauth:token-type:id_token";
        public const string RefreshToken = "urn:ietf:params:oauth:token-type:refresh_token";

        /// <summary>Those that stay inside the server.</summary>
        [SuppressMessage("Naming", "CA1716", Justification = "The official name.")]
        public static class Private
        {
            public const string AuthorizationCode = "urn:openiddict:params:oauth:token-type:authorization_code";
        }
    }

    /// <summary>Token types in a token response.</summary>
    public static class TokenTypes
    {
        public const string Bearer = "Bearer";
    }
}
