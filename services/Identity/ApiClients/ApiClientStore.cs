using System.Globalization;
using System.Security.Cryptography;
using Credentialing.ServiceDefaults.Audit;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity.ApiClients;

/// <summary>Keeps service accounts as OpenIddict applications, and has each change of one on record.</summary>
internal sealed class ApiClientStore(IOpenIddictApplicationManager applications, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>A secret of 256 bits, in characters that every way of sending it carries unchanged.</summary>
    public static string NewSecret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Registers one.</summary>
    public async Task<OpenIddictEntityFrameworkCoreApplication> AddAsync(
        string name, ApiClient client, string clientId, string secret, CancellationToken cancellationToken)
    {
        var application = new OpenIddictEntityFrameworkCoreApplication
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("D", CultureInfo.InvariantCulture),
        };
        var descriptor = new OpenIddictApplicationDescriptor { ClientId = clientId, DisplayName = name };
        client.WriteTo(descriptor);
        await applications.PopulateAsync(application, descriptor, cancellationToken);
        audit.RecordChange(Subject(application), before: null, Told(application));
        await applications.CreateAsync(application, secret, cancellationToken);
        return application;
    }

    /// <summary>The one with this id, or null.</summary>
    public async Task<OpenIddictEntityFrameworkCoreApplication?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await applications.FindByIdAsync(id.ToString("D", CultureInfo.InvariantCulture), cancellationToken)
            is OpenIddictEntityFrameworkCoreApplication { Permissions: { } permissions } found && permissions.Contains(ApiClient.Mark, StringComparison.Ordinal)
            ? found
            : null;

    /// <summary>Gives it a new secret; the old one is worthless from then on.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">It was changed meanwhile.</exception>
    public async Task ChangeSecretAsync(OpenIddictEntityFrameworkCoreApplication application, string secret, CancellationToken cancellationToken)
    {
        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, cancellationToken);
        ApiClient.Of(application).Changed(clock.GetUtcNow()).WriteTo(descriptor);
        await applications.PopulateAsync(application, descriptor, cancellationToken);
        audit.RecordChange(Subject(application), new Dictionary<string, object?> { ["secret"] = "old" }, new Dictionary<string, object?> { ["secret"] = "new" });
        await applications.UpdateAsync(application, secret, cancellationToken);
    }

    /// <summary>Removes it.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">It was changed meanwhile.</exception>
    public async Task RemoveAsync(OpenIddictEntityFrameworkCoreApplication application, CancellationToken cancellationToken)
    {
        audit.RecordChange(Subject(application), Told(application), after: null);
        await applications.DeleteAsync(application, cancellationToken);
    }

    private static AuditSubject Subject(OpenIddictEntityFrameworkCoreApplication application) => new("apiClient", application.Id!);

    private static Dictionary<string, object?> Told(OpenIddictEntityFrameworkCoreApplication application)
    {
        var client = ApiClient.Of(application);
        return new(StringComparer.Ordinal)
        {
            ["name"] = application.DisplayName, ["clientId"] = application.ClientId,
            ["roles"] = client.Roles, ["clientIds"] = client.ClientIds, ["scopes"] = client.Scopes,
        };
    }
}
