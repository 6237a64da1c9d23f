using Microsoft.AspNetCore.Authentication;

namespace OpenIddict.Server.AspNetCore;

/// <summary>How the ASP.NET Core host behaves.</summary>
public sealed class OpenIddictServerAspNetCoreOptions : AuthenticationSchemeOptions
{
    /// <summary>Whether plain HTTP is served.</summary>
    public bool DisableTransportSecurityRequirement { get; set; }

    /// <summary>Whether the product finishes authorization requests.</summary>
    public bool EnableAuthorizationEndpointPassthrough { get; set; }

    /// <summary>Whether the product finishes end session requests.</summary>
    public bool EnableEndSessionEndpointPassthrough { get; set; }

    /// <summary>Whether the product answers userinfo requests.</summary>
    public bool EnableUserInfoEndpointPassthrough { get; set; }

    /// <summary>Whether the product finishes token requests.</summary>
    public bool EnableTokenEndpointPassthrough { get; set; }
}
