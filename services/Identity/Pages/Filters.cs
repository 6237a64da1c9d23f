using System.Security.Claims;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Credentialing.Identity.Pages;

/// <summary>
/// One request, one transaction, also where the answer says no: a wrong password is counted and on record. Not the API's
/// own (<c>RequestTransaction</c>), which undoes what was refused and keeps answers for whoever sends the same key.
/// </summary>
internal sealed class OneTransaction : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var db = services.GetRequiredService<IdentityDb>();
        services.GetRequiredService<Caller>().Bind(new ClaimsPrincipal(), db.Tenant);
        services.GetRequiredService<AuditContext>().Action = $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var result = await next(context);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}

/// <summary>Takes a form only from a page of ours in the same browser (CSRF, sign-in included).</summary>
internal sealed class OwnFormsOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // TLS ends at the gateway; what the browser sees counts.
        http.Request.Scheme = new Uri(http.RequestServices.GetRequiredService<IConfiguration>()["Identity:Issuer"]!).Scheme;
        return !HttpMethods.IsPost(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : new Page(
                "Please try again", Html.Of($"""<p><a href="/account/sign-in">Go to the sign-in page</a></p>"""),
                "This form was open for too long, or your browser does not keep cookies. Nothing was changed.");
    }
}

/// <summary>Every "no" takes as long as every other: how long it took says nothing about whether there is such an account.</summary>
internal sealed class EvenAnswers : IEndpointFilter
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(600);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = await next(context);
        if (result is Page { Problem: not null } && AtLeast - TimeProvider.System.GetElapsedTime(start) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, context.HttpContext.RequestAborted);
        }

        return result;
    }
}
