using System.Globalization;
using System.Text.Json.Serialization;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity.ApiClients;

/// <summary>A service account as the API shows it.</summary>
internal sealed record ApiClientResponse(
    Guid Id, string Name, string ClientId, IReadOnlyList<string> Roles, IReadOnlyList<ClientId> ClientIds, IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    /// <summary>The secret, in the answer to the request that made it and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientSecret { get; init; }

    public static ApiClientResponse Of(OpenIddictEntityFrameworkCoreApplication application)
    {
        var client = ApiClient.Of(application);
        return new(
            Guid.Parse(application.Id!, CultureInfo.InvariantCulture), application.DisplayName!, application.ClientId!,
            client.Roles, client.ClientIds, client.Scopes, client.CreatedAt, client.UpdatedAt, client.Version);
    }
}
