using Credentialing.Identity.Contracts;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity.ApiClients;

/// <summary>
/// The first administrator, who registers everybody else: a service account whose credentials are given from outside
/// (<c>Bootstrap:AdministratorClientId</c> and <c>…ClientSecret</c>). What is given holds again at every start.
/// </summary>
internal sealed class BootstrapAdministrator(
    IConfiguration configuration, ApiClientStore store, IOpenIddictApplicationManager applications, TimeProvider clock)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (configuration["Bootstrap:AdministratorClientId"] is not { Length: > 0 } clientId ||
            configuration["Bootstrap:AdministratorClientSecret"] is not { Length: > 0 } secret)
        {
            return;
        }

        if (await applications.FindByClientIdAsync(clientId, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication existing)
        {
            var now = clock.GetUtcNow();
            var administrator = new ApiClient([Roles.Administrator], [], [Scopes.Api], now, now, Version: 1);
            await store.AddAsync("Administrator", administrator, clientId, secret, cancellationToken);
        }
        else if (!await applications.ValidateClientSecretAsync(existing, secret, cancellationToken))
        {
            await store.ChangeSecretAsync(existing, secret, cancellationToken);
        }
    }
}
