using System.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace Credentialing.Identity.Pages;

/// <summary>
/// A page of ours: no script but where a passkey is asked for, one style sheet, nothing from elsewhere, never kept by a browser or proxy. A problem is
/// announced first, named in the title, and in the order of reading.
/// </summary>
/// <param name="Title">Its one heading.</param>
/// <param name="Content">What is below it.</param>
/// <param name="Problem">What is wrong with what was sent; null where nothing was or is.</param>
internal sealed record Page(string Title, Html Content, string? Problem = null) : IResult
{
    /// <summary>Whether it has our one script, for passkeys; then exactly that file may run.</summary>
    public bool HasScript { get; init; }

    /// <summary>Nothing but our own style sheet; forms go to us; nobody frames it.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.StatusCode = Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = HasScript ? $"{Policy}; script-src {OriginOf(httpContext)}/account/passkeys.js" : Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        var alert = Problem is null ? default : Html.Of($"""<div class="problem" role="alert" id="problem"><p>{Problem}</p></div>""");
        var page = Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{(Problem is null ? "" : "Error: ")}{Title} – Credentialing</title>
            <link rel="stylesheet" href="/account/style.css">
            {(HasScript ? Html.Of($"""<script src="/account/passkeys.js" defer></script>""") : default)}
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header><p>Credentialing</p></header>
            <main id="content" tabindex="-1">
            <h1>{Title}</h1>
            {alert}
            {Content}
            </main>
            </body>
            </html>
            """);
        return response.WriteAsync(page.ToString(), Encoding.UTF8, request.HttpContext.RequestAborted);
    }

    /// <summary>A form that only this page of ours can send.</summary>
    /// <param name="context">The request that the page answers.</param>
    /// <param name="action">Where it goes.</param>
    /// <param name="content">Its fields and button.</param>
    public static Html Form(HttpContext context, string action, Html content)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return Html.Of($"""
            <form method="post" action="{action}">
            <input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
            {content}
            </form>
            """);
    }

    /// <summary>A form that our script shows and fills, where the browser knows passkeys.</summary>
    /// <param name="context">The request that the page answers.</param>
    /// <param name="action">Where it goes.</param>
    /// <param name="kind"><c>create</c> or <c>get</c>.</param>
    /// <param name="options">What the browser is asked.</param>
    /// <param name="seal">What comes back with the answer.</param>
    /// <param name="content">Its fields and button.</param>
    public static Html PasskeyForm(HttpContext context, string action, string kind, string options, string seal, Html content)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return Html.Of($"""
            <form method="post" action="{action}" data-passkey="{kind}" data-options="{options}" hidden>
            <input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
            {Hidden("seal", seal)}
            {Hidden("credential", "")}
            {content}
            <p class="hint" role="status"></p>
            </form>
            """);
    }

    /// <summary>A field that carries something to the next step.</summary>
    public static Html Hidden(string name, string value) => Html.Of($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>A labelled field for a password.</summary>
    public static Html Password(string name, string label, string autocomplete, string? hint = null) => Html.Of($"""
        <label for="{name}">{label}</label>
        {HintOf(name, hint)}
        <input id="{name}" name="{name}" type="password" autocomplete="{autocomplete}" required maxlength="200"{DescribedBy(name, hint)}>
        """);

    /// <summary>A labelled field for a code.</summary>
    public static Html Code(string label, string hint, bool digits) => Html.Of($"""
        <label for="code">{label}</label>
        {HintOf("code", hint)}
        <input id="code" name="code" type="text" autocomplete="{(digits ? "one-time-code" : "off")}" inputmode="{(digits ? "numeric" : "text")}" required maxlength="20" autocapitalize="off" spellcheck="false"{DescribedBy("code", hint)}>
        """);

    private static string OriginOf(HttpContext context) =>
        new Uri(context.RequestServices.GetRequiredService<IConfiguration>()["Identity:Issuer"]!).GetLeftPart(UriPartial.Authority);

    private static Html HintOf(string name, string? hint) => hint is null ? default : Html.Of($"""<p class="hint" id="{name}-hint">{hint}</p>""");

    private static Html DescribedBy(string name, string? hint) => hint is null ? default : Html.Of($""" aria-describedby="{name}-hint" """);
}
