using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Pages;

/// <summary>The pages where people sign in and look after how they do. Each decides for itself who may see it; none is part of the API.</summary>
internal static class AccountRoutes
{
    private static readonly byte[] s_style = Embedded("style.css"), s_script = Embedded("passkeys.js");

    public static void AddAccountPages(this WebApplicationBuilder builder)
    {
        var isSecure = new Uri(builder.Configuration["Identity:Issuer"]!).Scheme == Uri.UriSchemeHttps;
        builder.Services.AddAntiforgery(options =>
        {
            options.FormFieldName = "form";
            options.Cookie.Name = $"{(isSecure ? "__Host-" : "")}credentialing.form";
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;

            // The page's policy says that nobody frames it.
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddScoped<SignInSteps>();
        builder.Services.AddScoped<Choosing>();
    }

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").IsPublic().WithMetadata(new WithoutTransaction()).ExcludeFromDescription();
        account.MapGet("style.css", () => Results.Bytes(s_style, "text/css; charset=utf-8"));
        account.MapGet("passkeys.js", () => Results.Bytes(s_script, "text/javascript; charset=utf-8"));
        account.MapGet("signed-out", SignOutPage.Done);

        var pages = account.MapGroup("").AddEndpointFilter<EvenAnswers>().AddEndpointFilter<OwnFormsOnly>().AddEndpointFilter<OneTransaction>();
        pages.MapGet("", AccountPage.Show);
        pages.MapPost("sessions/{id:guid}/end", AccountPage.EndOne);
        pages.MapPost("sign-out-everywhere", AccountPage.EndAll);
        pages.MapGet("sign-in", SignInPage.Show);
        pages.MapPost("sign-in", SignInPage.Send);
        pages.MapGet("sign-in/code", CodePage.Show);
        pages.MapPost("sign-in/code", CodePage.Send);
        pages.MapGet("sign-in/recovery", CodePage.ShowRecovery);
        pages.MapPost("sign-in/recovery", CodePage.SendRecovery);
        pages.MapGet("authenticator", AuthenticatorPage.Show);
        pages.MapPost("authenticator", AuthenticatorPage.Send);
        pages.MapPost("sign-in/passkey", PasskeyPages.SignIn);
        pages.MapGet("passkeys/new", PasskeyPages.Show);
        pages.MapPost("passkeys/new", PasskeyPages.Add);
        pages.MapPost("passkeys/remove", PasskeyPages.Remove);
        pages.MapPost("recovery-codes", RecoveryCodesPage.Renew);
        pages.MapGet("forgot", ForgotPasswordPage.Show);
        pages.MapPost("forgot", ForgotPasswordPage.Send);
        pages.MapGet("reset", NewPasswordPage.ShowReset);
        pages.MapPost("reset", NewPasswordPage.SendReset);
        pages.MapGet("invitation", NewPasswordPage.ShowInvitation);
        pages.MapPost("invitation", NewPasswordPage.SendInvitation);
        pages.MapGet("sign-out", SignOutPage.Show);
        pages.MapPost("sign-out", SignOutPage.Send);
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(AccountRoutes).Assembly.GetManifestResourceStream($"Credentialing.Identity.Pages.{name}")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
