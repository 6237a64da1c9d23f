using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using OpenIddict.Abstractions;

namespace Credentialing.Identity.ApiClients;

/// <summary>Gives a service account a new secret, shown in this answer only; tokens that it holds last their hour.</summary>
internal static class RotateSecret
{
    public static async Task<Outcome<ApiClientResponse>> Handle(Guid id, Caller caller, ApiClientStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } application)
        {
            return Problem.NotFound("service account");
        }

        var account = ApiClient.Of(application);
        if (ApiClientRules.Exceeds(caller, account.Roles, account.Scopes) is { } exceeds)
        {
            return exceeds;
        }

        try
        {
            var secret = ApiClientStore.NewSecret();
            await store.ChangeSecretAsync(application, secret, cancellationToken);
            return ApiClientResponse.Of(application) with { ClientSecret = secret };
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            return Problem.Conflict("changed-meanwhile", "The service account changed at the same moment: try again.");
        }
    }
}
