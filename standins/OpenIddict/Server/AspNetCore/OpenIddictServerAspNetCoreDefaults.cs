namespace OpenIddict.Server.AspNetCore;

/// <summary>Names of the ASP.NET Core host.</summary>
public static class OpenIddictServerAspNetCoreDefaults
{
    /// <summary>The authentication scheme to sign in with, which issues tokens.</summary>
    public const string AuthenticationScheme = "OpenIddict.Server.AspNetCore";
}

/// <summary>Constants of the ASP.NET Core host.</summary>
public static class OpenIddictServerAspNetCoreConstants
{
    /// <summary>Properties with which the product refuses a request (<c>Results.Forbid</c>).</summary>
    public static class Properties
    {
        public const string Error = ".error";
        public const string ErrorDescription = ".error_description";
    }
}
