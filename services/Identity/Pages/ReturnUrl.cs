namespace Credentialing.Identity.Pages;

/// <summary>Where people go after signing in or out: to an authorization or end session request of this server, or to their account, and nowhere else.</summary>
internal static class ReturnUrl
{
    public const string Name = "returnUrl", Default = "/account";

    private static readonly string[] s_allowed = ["/connect/authorize?", "/connect/endsession?", "/account/authenticator", "/account/recovery-codes", "/account/passkeys/new"];

    /// <summary>The address, or the account where it is not one of ours.</summary>
    public static string Safe(string? address) =>
        address is not null && s_allowed.Any(allowed => address.StartsWith(allowed, StringComparison.Ordinal)) &&
        !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? address
            : Default;

    /// <summary>What the form or the query says.</summary>
    public static string Of(HttpContext context) => Safe(context.Request.HasFormContentType ? context.Request.Form[Name] : context.Request.Query[Name]);

    /// <summary>A page's address with where to go afterwards.</summary>
    public static string With(string page, string returnUrl) => page + QueryString.Create(Name, returnUrl);

    /// <summary>Sends the browser to a page that knows where to go afterwards.</summary>
    public static IResult To(string page, string returnUrl) => Results.LocalRedirect(With(page, returnUrl));
}
