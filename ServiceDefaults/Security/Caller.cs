using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>Who is asking, as the token says. Background work is <c>system</c>.</summary>
public sealed class Caller
{
    /// <summary>The account's id (the token's <c>sub</c>), <c>anonymous</c>, or <c>system</c>.</summary>
    public string Id { get; private set; } = "system";

    /// <summary>The account's display name, where the token has one.</summary>
    public string? Name { get; private set; }

    /// <summary>The account's roles.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>What the roles allow, within the scopes of the token.</summary>
    public IReadOnlySet<string> Permissions { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Our side: an account with a staff role.</summary>
    public bool IsStaff { get; private set; }

    /// <summary>The clients that a caller who is not staff is bound to.</summary>
    public IReadOnlyList<ClientId> Clients { get; private set; } = [];

    /// <summary>The provider that the account is, for the role <c>provider</c>.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>Whether a role of the caller allows this.</summary>
    /// <param name="permission">One of <c>Permissions</c>.</param>
    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>What the token allows: its holder's roles, within the scopes that it was issued with.</summary>
    /// <param name="user">The validated principal.</param>
    public static IReadOnlySet<string> Allowed(ClaimsPrincipal user)
    {
        var allowed = RolePermissions.Of(user.FindAll("role").Select(claim => claim.Value));
        return user.FindFirstValue("scope")?.Split(' ') is { } scopes
            ? allowed.Where(permission => Scopes.Reach(scopes, permission)).ToHashSet(StringComparer.Ordinal)
            : allowed;
    }

    /// <summary>Takes the caller from a validated token and opens exactly the caller's rows.</summary>
    /// <param name="user">The validated principal.</param>
    /// <param name="tenant">What this scope may see.</param>
    public void Bind(ClaimsPrincipal user, Tenant tenant)
    {
        Id = user.FindFirstValue("sub") ?? "anonymous";
        Name = user.FindFirstValue("name");
        Roles = [.. user.FindAll("role").Select(claim => claim.Value)];
        Permissions = Allowed(user);
        IsStaff = Roles.Any(Identity.Contracts.Roles.Staff.Contains);
        Clients = [.. user.FindAll("client_ids").Select(claim => new ClientId(Guid.Parse(claim.Value, CultureInfo.InvariantCulture)))];
        ProviderId = Guid.TryParse(user.FindFirstValue("provider_id"), out var provider) ? provider : null;

        // An anonymous caller asks for things that belong to no client yet, and sees no row.
        if (IsStaff)
        {
            tenant.SeeAll();
        }
        else
        {
            tenant.See(Clients);
        }
    }
}
