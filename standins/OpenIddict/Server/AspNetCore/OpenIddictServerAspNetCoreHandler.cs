using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// The authorization server as an authentication scheme, as the official host is: it answers discovery and the keys,
/// checks token requests and passes them on to the product, which signs in to issue a token or forbids to refuse one.
/// </summary>
internal sealed class OpenIddictServerAspNetCoreHandler(
    IOptionsMonitor<OpenIddictServerAspNetCoreOptions> options,
    IOptionsMonitor<OpenIddictServerOptions> server,
    ILoggerFactory logger,
    UrlEncoder encoder)
    : AuthenticationHandler<OpenIddictServerAspNetCoreOptions>(options, logger, encoder),
      IAuthenticationRequestHandler, IAuthenticationSignInHandler
{
    private Uri BaseUri => new(UriHelper.BuildAbsolute(Request.Scheme, Request.Host, Request.PathBase, "/"));

    private Uri Issuer => server.CurrentValue.Issuer ?? BaseUri;

    public async Task<bool> HandleRequestAsync()
    {
        var endpoints = server.CurrentValue;
        var isToken = IsAt(endpoints.TokenEndpointUris);
        var isConfiguration = !isToken && IsAt(endpoints.ConfigurationEndpointUris);
        if (!isToken && !isConfiguration && !IsAt(endpoints.JsonWebKeySetEndpointUris))
        {
            return false;
        }

        if (!Request.IsHttps && !Options.DisableTransportSecurityRequirement)
        {
            await WriteErrorAsync(new(Errors.InvalidRequest, "This server only accepts HTTPS requests."));
            return true;
        }

        if (isToken)
        {
            return await RefuseTokenRequestAsync();
        }

        if (!HttpMethods.IsGet(Request.Method))
        {
            await WriteErrorAsync(new(Errors.InvalidRequest, "The specified HTTP method is not valid."));
            return true;
        }

        await WriteAsync(isConfiguration
            ? ServerDocuments.Configuration(endpoints, Issuer, BaseUri)
            : ServerDocuments.Keys(endpoints));
        return true;
    }

    public async Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var request = Context.Features.Get<TokenRequestFeature>()?.Request
            ?? throw new InvalidOperationException("A token is issued in answer to a token request only.");
        if (!user.HasClaim(claim => claim.Type is Claims.Subject))
        {
            throw new InvalidOperationException("The principal has no subject claim.");
        }

        var current = server.CurrentValue;
        var now = current.TimeProvider!.GetUtcNow();
        var expires = now + current.AccessTokenLifetime;
        var response = new JsonObject
        {
            ["access_token"] = AccessTokens.Create(current, Issuer, request.ClientId!, user, now, expires),
            ["token_type"] = TokenTypes.Bearer,
        };
        if (current.AccessTokenLifetime is { } lifetime)
        {
            response["expires_in"] = (long)lifetime.TotalSeconds;
        }

        // RFC 6749 section 5.1: needed where the scopes are not those that were asked for.
        var scopes = user.GetScopes();
        if (scopes.Length > 0 && !request.GetScopes().ToHashSet(StringComparer.Ordinal).SetEquals(scopes))
        {
            response["scope"] = string.Join(' ', scopes);
        }

        await WriteAsync(response);
    }

    public Task SignOutAsync(AuthenticationProperties? properties) =>
        throw new NotSupportedException("The stand-in does not cover ending a session.");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<TokenRequestFeature>() is null)
        {
            throw new InvalidOperationException("Only a token request can be refused.");
        }

        return WriteErrorAsync(new(
            properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.Error) ?? Errors.InvalidGrant,
            properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription)
                ?? "The token request was rejected by the authentication server."));
    }

    /// <summary>Answers a bad request; a good one goes on to the product's endpoint.</summary>
    private async Task<bool> RefuseTokenRequestAsync()
    {
        if (!Options.EnableTokenEndpointPassthrough)
        {
            throw new NotSupportedException("The stand-in needs EnableTokenEndpointPassthrough.");
        }

        var (request, error) = await TokenRequestReader.ReadAsync(Request);
        error ??= await Context.RequestServices.GetRequiredService<TokenRequestValidator>()
            .ValidateAsync(request, Context.RequestAborted);
        if (error is not null)
        {
            await WriteErrorAsync(error);
            return true;
        }

        Context.Features.Set(new TokenRequestFeature(request));
        return false;
    }

    private bool IsAt(List<Uri> uris)
    {
        var here = new Uri(Request.GetEncodedUrl());
        return uris.Exists(uri =>
        {
            var there = new Uri(BaseUri, uri);
            return Uri.Compare(there, here, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
                && string.Equals(there.AbsolutePath.TrimEnd('/'), here.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
        });
    }

    private Task WriteErrorAsync(TokenError error)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        if (error.Code is Errors.InvalidClient)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate =
                $"Basic error=\"{error.Code}\", error_description=\"{error.Description.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }

        return WriteAsync(new JsonObject { ["error"] = error.Code, ["error_description"] = error.Description });
    }

    private Task WriteAsync(JsonObject content)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers.Pragma = "no-cache";
        Response.ContentType = "application/json;charset=UTF-8";
        return JsonSerializer.SerializeAsync(Response.Body, content, cancellationToken: Context.RequestAborted);
    }
}
