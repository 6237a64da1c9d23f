using System.Diagnostics.CodeAnalysis;

namespace OpenIddict.Abstractions;

/// <summary>Names of the OAuth protocol and of what OpenIddict stores. Values are the official ones, so data moves over.</summary>
public static class OpenIddictConstants
{
    /// <summary>Claim types.</summary>
    public static class Claims
    {
        public const string Audience = "aud";
        public const string ClientId = "client_id";
        public const string JwtId = "jti";
        public const string Name = "name";
        public const string Role = "role";
        public const string Scope = "scope";
        public const string Subject = "sub";

        /// <summary>Claims that stay inside the server.</summary>
        [SuppressMessage("Naming", "CA1716", Justification = "The official name.")]
        public static class Private
        {
            public const string Resource = "oi_rsrc";
            public const string Scope = "oi_scp";
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

    /// <summary>Tokens that a claim may be written to.</summary>
    public static class Destinations
    {
        public const string AccessToken = "access_token";
    }

    /// <summary>Error codes (RFC 6749 section 5.2).</summary>
    public static class Errors
    {
        public const string InvalidClient = "invalid_client";
        public const string InvalidGrant = "invalid_grant";
        public const string InvalidRequest = "invalid_request";
        public const string InvalidScope = "invalid_scope";
        public const string UnauthorizedClient = "unauthorized_client";
        public const string UnsupportedGrantType = "unsupported_grant_type";
    }

    /// <summary>Grants.</summary>
    public static class GrantTypes
    {
        public const string ClientCredentials = "client_credentials";
    }

    /// <summary>What a registered application is allowed.</summary>
    public static class Permissions
    {
        /// <summary>Endpoints it may call.</summary>
        public static class Endpoints
        {
            public const string Token = "ept:token";
        }

        /// <summary>Grants it may use.</summary>
        public static class GrantTypes
        {
            public const string ClientCredentials = "gt:client_credentials";
        }

        /// <summary>Prefixes of permissions that carry a name.</summary>
        public static class Prefixes
        {
            public const string Scope = "scp:";
        }
    }

    /// <summary>Properties attached to claims.</summary>
    public static class Properties
    {
        public const string Destinations = ".destinations";
    }

    /// <summary>Token types in a token response.</summary>
    public static class TokenTypes
    {
        public const string Bearer = "Bearer";
    }
}
