using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Reads the parameters of a request: from the query or a form, a client's credentials also from a Basic header.</summary>
internal static class RequestReader
{
    public static async Task<(OpenIddictRequest Request, ServerError? Error)> ReadAsync(EndpointType endpoint, HttpRequest http)
    {
        var fromBrowser = endpoint is EndpointType.Authorization or EndpointType.EndSession;
        if (HttpMethods.IsGet(http.Method) && (fromBrowser || endpoint is EndpointType.UserInfo))
        {
            return fromBrowser ? Fill(http.Query) : (new OpenIddictRequest(), null);
        }

        if (!HttpMethods.IsPost(http.Method))
        {
            return (new(), Invalid("The specified HTTP method is not valid."));
        }

        if (endpoint is EndpointType.UserInfo)
        {
            return (new(), null);
        }

        if (!http.HasFormContentType || http.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return (new(), Invalid("The specified 'Content-Type' header is invalid."));
        }

        IFormCollection form;
        try
        {
            form = await http.ReadFormAsync(http.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return (new(), Invalid("The form cannot be read."));
        }

        var (request, error) = Fill(form);
        return (request, error ?? (fromBrowser ? null : ReadBasic(http.Headers.Authorization, request)));
    }

    private static (OpenIddictRequest Request, ServerError? Error) Fill(IEnumerable<KeyValuePair<string, StringValues>> given)
    {
        var parameters = given.ToDictionary(parameter => parameter.Key, parameter => parameter.Value, StringComparer.Ordinal);
        var request = new OpenIddictRequest
        {
            ClientId = Of("client_id"),
            ClientSecret = Of("client_secret"),
            Code = Of("code"),
            CodeChallenge = Of("code_challenge"),
            CodeChallengeMethod = Of("code_challenge_method"),
            CodeVerifier = Of("code_verifier"),
            GrantType = Of("grant_type"),
            IdTokenHint = Of("id_token_hint"),
            LoginHint = Of("login_hint"),
            MaxAge = long.TryParse(Of("max_age"), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : null,
            Nonce = Of("nonce"),
            PostLogoutRedirectUri = Of("post_logout_redirect_uri"),
            Prompt = Of("prompt"),
            RedirectUri = Of("redirect_uri"),
            RefreshToken = Of("refresh_token"),
            Request = Of("request"),
            RequestUri = Of("request_uri"),
            ResponseMode = Of("response_mode"),
            ResponseType = Of("response_type"),
            Scope = Of("scope"),
            State = Of("state"),
            Token = Of("token"),
        };

        // RFC 6749 sections 3.1 and 3.2: parameters must not be included more than once.
        return (request, parameters.Values.Any(value => value.Count > 1) ? Invalid("A parameter is repeated.") : null);

        // RFC 6749 section 3.1: a parameter without a value is as one that is not there.
        string? Of(string name) => parameters.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value) ? value[0] : null;
    }

    private static ServerError? ReadBasic(string? header, OpenIddictRequest request)
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

    private static ServerError Invalid(string description) => new(Errors.InvalidRequest, description);
}
