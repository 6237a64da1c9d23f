using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Http;
using OpenIddict.Abstractions;

namespace Credentialing.Identity.ApiClients;

/// <summary>Removes a service account: it gets no more tokens, and those that it holds are refused from now on.</summary>
internal static class RemoveApiClient
{
    public static async Task<IResult> Handle(
        Guid id, IfMatch ifMatch, ApiClientStore store, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } application)
        {
            return Problem.NotFound("service account");
        }

        if (ifMatch.Refuses(ApiClient.Of(application).Version) is { } stale)
        {
            return stale;
        }

        try
        {
            await store.RemoveAsync(application, cancellationToken);
            await EndedAccessList.AddAsync(db, application.Id!, TimeProvider.System.GetUtcNow(), cancellationToken);
            return Results.NoContent();
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return new Problem(412, "stale-version", "The object has changed", "The object has changed since it was read: read it again.");
        }
    }
}
