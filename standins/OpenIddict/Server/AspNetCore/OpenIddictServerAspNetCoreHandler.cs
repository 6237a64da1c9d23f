using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// The authorization server as an authentication scheme, as the official host is: it answers discovery, the keys,
/// introspection and revocation; it checks what comes to its other endpoints and passes that on to the product, which
/// authenticates to see what came, signs in to issue, forbids to refuse, and signs out to send people on.
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

    private ServerTransaction Transaction => Context.Features.Get<ServerTransaction>()
        ?? throw new InvalidOperationException("This is no request to the authorization server.");

    public async Task<bool> HandleRequestAsync()
    {
        if (EndpointMatch.Find(server.CurrentValue, Request, BaseUri) is not { } endpoint)
        {
            return false;
        }

        if (!Request.IsHttps && !Options.DisableTransportSecurityRequirement)
        {
            await Answers.ErrorAsync(Response, endpoint, new(Errors.InvalidRequest, "This server only accepts HTTPS requests."));
            return true;
        }

        if (endpoint is EndpointType.Configuration or EndpointType.JsonWebKeySet)
        {
            await (HttpMethods.IsGet(Request.Method)
                ? Answers.WriteAsync(Response, endpoint is EndpointType.Configuration
                    ? ServerDocuments.Configuration(server.CurrentValue, Issuer, BaseUri)
                    : ServerDocuments.Keys(server.CurrentValue))
                : Answers.ErrorAsync(Response, endpoint, new(Errors.InvalidRequest, "The specified HTTP method is not valid.")));
            return true;
        }

        return await HandleProtocolAsync(endpoint);
    }

    public async Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var transaction = Transaction;
        if (!user.HasClaim(claim => claim.Type is Claims.Subject))
        {
            throw new InvalidOperationException("The principal has no subject claim.");
        }

        if (transaction.Endpoint is EndpointType.Token)
        {
            var (answer, error) = await Service<TokenEndpoint>().IssueAsync(transaction, user, Context.RequestAborted);
            await (answer is null ? Answers.ErrorAsync(Response, transaction.Endpoint, error!) : Answers.WriteAsync(Response, answer));
        }
        else if (transaction.Endpoint is EndpointType.Authorization)
        {
            if (user.GetAuthorizationId() is null)
            {
                throw new NotSupportedException("The stand-in makes no authorization by itself: call SetAuthorizationId.");
            }

            SendToClient(transaction, new() { ["code"] = await Service<TokenWriter>().CodeAsync(transaction, user, Context.RequestAborted) });
        }
        else
        {
            throw new InvalidOperationException("Nothing is issued in answer to this request.");
        }
    }

    public Task SignOutAsync(AuthenticationProperties? properties)
    {
        var transaction = Transaction;
        if (transaction.Endpoint is not EndpointType.EndSession)
        {
            throw new InvalidOperationException("A session is ended in answer to an end session request only.");
        }

        var request = transaction.Request;
        Response.Redirect(
            request.PostLogoutRedirectUri is null ? properties?.RedirectUri ?? "/"
            : request.State is null ? request.PostLogoutRedirectUri
            : QueryHelpers.AddQueryString(request.PostLogoutRedirectUri, "state", request.State));
        return Task.CompletedTask;
    }

    // What the token that came with the request says.
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Context.Features.Get<ServerTransaction>()?.Principal is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme))
            : AuthenticateResult.NoResult());

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var transaction = Transaction;
        var byDefault = transaction.Endpoint switch
        {
            EndpointType.Authorization => new ServerError(Errors.AccessDenied, "The authorization was denied by the resource owner."),
            EndpointType.UserInfo => new ServerError(Errors.InvalidToken, "The specified token is no longer valid."),
            _ => new ServerError(Errors.InvalidGrant, "The token request was rejected by the authentication server."),
        };
        var error = new ServerError(
            properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.Error) ?? byDefault.Code,
            properties.GetString(OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription) ?? byDefault.Description);
        if (transaction.Endpoint is not EndpointType.Authorization)
        {
            return Answers.ErrorAsync(Response, transaction.Endpoint, error);
        }

        SendToClient(transaction, new() { ["error"] = error.Code, ["error_description"] = error.Description });
        return Task.CompletedTask;
    }

    /// <summary>Answers what is bad or needs no product; the rest goes on to the product's endpoint.</summary>
    private async Task<bool> HandleProtocolAsync(EndpointType endpoint)
    {
        var cancellation = Context.RequestAborted;
        var (request, error) = await RequestReader.ReadAsync(endpoint, Request);
        var transaction = new ServerTransaction(endpoint, request, Issuer);
        JsonObject? answer = null;
        if (error is null)
        {
            (answer, error) = endpoint switch
            {
                EndpointType.Authorization => (null, await Service<AuthorizationEndpoint>().CheckAsync(transaction, cancellation)),
                EndpointType.EndSession => (null, await Service<EndSessionEndpoint>().CheckAsync(transaction, cancellation)),
                EndpointType.Introspection => await Service<TokenInquiries>().IntrospectAsync(transaction, cancellation),
                EndpointType.Revocation => await Service<TokenInquiries>().RevokeAsync(transaction, cancellation),
                EndpointType.UserInfo => (null, await Service<TokenInquiries>().CheckBearerAsync(transaction, Request.Headers.Authorization, cancellation)),
                _ => (null, await Service<TokenEndpoint>().CheckAsync(transaction, cancellation)),
            };
        }

        if (error is not null)
        {
            await Answers.ErrorAsync(Response, endpoint, error);
            return true;
        }

        if (answer is not null)
        {
            await Answers.WriteAsync(Response, answer);
            return true;
        }

        if (!PassesOn(endpoint))
        {
            throw new NotSupportedException($"The stand-in needs passthrough for the {endpoint} endpoint.");
        }

        Context.Features.Set(transaction);
        return false;
    }

    private bool PassesOn(EndpointType endpoint) => endpoint switch
    {
        EndpointType.Authorization => Options.EnableAuthorizationEndpointPassthrough,
        EndpointType.EndSession => Options.EnableEndSessionEndpointPassthrough,
        EndpointType.UserInfo => Options.EnableUserInfoEndpointPassthrough,
        _ => Options.EnableTokenEndpointPassthrough,
    };

    // RFC 9207 section 2: the answer says whose it is.
    private void SendToClient(ServerTransaction transaction, Dictionary<string, string?> answer)
    {
        if (transaction.Request.State is { } state)
        {
            answer["state"] = state;
        }

        answer["iss"] = transaction.Issuer.AbsoluteUri;
        Response.Headers.CacheControl = "no-store";
        Response.Redirect(QueryHelpers.AddQueryString(transaction.Request.RedirectUri!, answer));
    }

    private T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();
}
