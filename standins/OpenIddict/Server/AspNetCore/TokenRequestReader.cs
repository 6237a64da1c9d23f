using System.Text;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>A token request that was checked, for the rest of its way through the pipeline.</summary>
internal sealed record TokenRequestFeature(OpenIddictRequest Request);

/// <summary>An error of RFC 6749 section 5.2.</summary>
internal sealed record TokenError(string Code, string Description);

/// <summary>Reads a token request: a form, with the client's credentials in it or in a Basic header.</summary>
internal static class TokenRequestReader
{
    public static async Task<(OpenIddictRequest Request, TokenError? Error)> ReadAsync(HttpRequest http)
    {
        var request = new OpenIddictRequest();
        if (!HttpMethods.IsPost(http.Method))
        {
            return (request, Invalid("The specified HTTP method is not valid."));
        }

        if (!http.HasFormContentType || http.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return (request, Invalid("The specified 'Content-Type' header is invalid."));
        }

        IFormCollection form;
        try
        {
            form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return (request, Invalid("The form cannot be read."));
        }

        // RFC 6749 section 3.2: parameters must not be included more than once.
        if (form.Any(parameter => parameter.Value.Count > 1))
        {
            return (request, Invalid("A parameter is repeated."));
        }

        request.ClientId = form["client_id"];
        request.ClientSecret = form["client_secret"];
        request.GrantType = form["grant_type"];
        request.Scope = form["scope"];
        return (request, ReadBasic(http.Headers.Authorization, request));
    }

    private static TokenError? ReadBasic(string? header, OpenIddictRequest request)
    {
        const string Scheme = "Basic ";
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // RFC 6749 section 2.3: one method per request.
        if (!string.IsNullOrEmpty(request.ClientSecret))
        {
            return Invalid("Multiple client credentials cannot be specified.");
        }

        var encoded = header[Scheme.Length..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)
            || Encoding.ASCII.GetString(bytes, 0, length) is not { } credentials
            || credentials.Split(':', 2) is not [var id, var secret])
        {
            return Invalid("The specified client credentials are invalid.");
        }

        request.ClientId = Unescape(id);
        request.ClientSecret = Unescape(secret);
        return null;

        // RFC 6749 section 2.3.1: both are form-encoded first.
        static string Unescape(string value) => Uri.UnescapeDataString(value.Replace("+", "%20", StringComparison.Ordinal));
    }

    private static TokenError Invalid(string description) => new(Errors.InvalidRequest, description);
}
