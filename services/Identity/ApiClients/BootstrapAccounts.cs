using Credentialing.Identity.Contracts;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity.ApiClients;

/// <summary>
/// The accounts that are there from the start, with credentials that are given from outside: the first administrator, who
/// registers everybody else (<c>Bootstrap:AdministratorClientId</c> and <c>…ClientSecret</c>), and one for each of our own
/// services that asks another (<c>Bootstrap:Services:{name}</c> is the secret of <c>{name}-service</c>). What is given
/// holds again at every start.
/// </summary>
internal sealed class BootstrapAccounts(
    IConfiguration configuration, ApiClientStore store, IOpenIddictApplicationManager applications, TimeProvider clock)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (configuration["Bootstrap:AdministratorClientId"] is { Length: > 0 } clientId &&
            configuration["Bootstrap:AdministratorClientSecret"] is { Length: > 0 } secret)
        {
            await EnsureAsync("Administrator", Roles.Administrator, clientId, secret, cancellationToken);
        }

        foreach (var service in configuration.GetSection("Bootstrap:Services").GetChildren().Where(given => given.Value is { Length: > 0 }))
        {
            await EnsureAsync($"Service {service.Key}", Roles.Service, $"{service.Key}-service", service.Value!, cancellationToken);
        }
    }

    private async Task EnsureAsync(string name, string role, string clientId, string secret, CancellationToken cancellationToken)
    {
        if (await applications.FindByClientIdAsync(clientId, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication existing)
        {
            var now = clock.GetUtcNow();
            await store.AddAsync(name, new ApiClient([role], [], [Scopes.Api], now, now, Version: 1), clientId, secret, cancellationToken);
        }
        else if (!await applications.ValidateClientSecretAsync(existing, secret, cancellationToken))
        {
            await store.ChangeSecretAsync(existing, secret, cancellationToken);
        }
    }
}
