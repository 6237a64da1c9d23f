using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Credentialing.Identity.Sessions;

/// <summary>
/// The two cookies of the sign-in pages, both protected by Data Protection, unreadable to script, and gone with the
/// browser. One names the session, whose row decides; the other, for ten minutes, says that the password was right and a
/// second proof is awaited.
/// </summary>
internal static class SessionCookies
{
    public const string Session = "session", Pending = "pending";

    private const string Stamp = "stamp", Name = "credentialing";

    public static void AddSessionCookies(this WebApplicationBuilder builder)
    {
        // With TLS in front, as everywhere but on one's own machine, the browser holds them to this host and to TLS.
        var isSecure = new Uri(builder.Configuration["Identity:Issuer"]!).Scheme == Uri.UriSchemeHttps;
        builder.Services.AddAuthentication()
            .AddCookie(Session, options => Configure(options, Session, Credentialing.Identity.Sessions.Session.Absolute))
            .AddCookie(Pending, options => Configure(options, Pending, TimeSpan.FromMinutes(10)));
        builder.Services.AddScoped<SessionStore>();

        void Configure(CookieAuthenticationOptions options, string kind, TimeSpan lifetime)
        {
            options.Cookie.Name = $"{(isSecure ? "__Host-" : "")}{Name}.{kind}";
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.IsEssential = true;

            // Lax, for other applications send people here; every change also needs a form of ours.
            options.Cookie.SameSite = kind == Session ? SameSiteMode.Lax : SameSiteMode.Strict;
            options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            options.ExpireTimeSpan = lifetime;
            options.SlidingExpiration = false;
            options.TimeProvider = TimeProvider.System;

            // Pages send people where they need to go themselves.
            options.Events.OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        }
    }

    /// <summary>The session that the browser names, or null.</summary>
    public static async Task<Guid?> ReadSessionAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Session)).Principal?.FindFirstValue("sid") is { } id ? Guid.Parse(id, CultureInfo.InvariantCulture) : null;

    /// <summary>Names the session to the browser.</summary>
    public static Task WriteSessionAsync(HttpContext context, Guid session) =>
        context.SignInAsync(Session, PrincipalOf(Session, new Claim("sid", session.ToString())));

    /// <summary>Whose password was right a moment ago, with the stamp that the login had then, or null.</summary>
    public static async Task<(Guid User, string Stamp)?> ReadPendingAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Pending)).Principal is { } principal
            ? (Guid.Parse(principal.FindFirstValue("sub")!, CultureInfo.InvariantCulture), principal.FindFirstValue(Stamp)!)
            : null;

    /// <summary>Notes that the password was right.</summary>
    public static Task WritePendingAsync(HttpContext context, UserId user, string stamp) =>
        context.SignInAsync(Pending, PrincipalOf(Pending, new Claim("sub", user.Value.ToString()), new Claim(Stamp, stamp)));

    /// <summary>Forgets both.</summary>
    public static async Task ForgetAsync(HttpContext context)
    {
        await context.SignOutAsync(Session);
        await context.SignOutAsync(Pending);
    }

    private static ClaimsPrincipal PrincipalOf(string scheme, params Claim[] claims) => new(new ClaimsIdentity(claims, scheme));
}
