using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>Who is asking, as the token says. Background work is <c>system</c>.</summary>
public sealed class Caller
{
    private string[]? _scopes;

    /// <summary>The account's id (the token's <c>sub</c>), <c>anonymous</c>, or <c>system</c>.</summary>
    public string Id { get; private set; } = "system";

    /// <summary>The account's display name, where the token has one.</summary>
    public string? Name { get; private set; }

    /// <summary>The account's roles.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>What the roles allow, within the scopes of the token; few ask for all of it.</summary>
    public IReadOnlySet<string> Permissions => RolePermissions.Of(Roles)
        .Where(permission => _scopes is null || Scopes.Reach(_scopes, permission)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Our side: an account with a staff role.</summary>
    public bool IsStaff { get; private set; }

    /// <summary>One of our own services, asking over gRPC.</summary>
    public bool IsService { get; private set; }

    /// <summary>The clients that a caller who is not staff is bound to.</summary>
    public IReadOnlyList<ClientId> Clients { get; private set; } = [];

    /// <summary>The provider that the account is, for the role <c>provider</c>.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>Whether the caller's token allows this.</summary>
    /// <param name="permission">One of <c>Permissions</c>.</param>
    public bool May(string permission) => Allows(Roles, _scopes, permission);

    /// <summary>Whether a token allows this: its holder's roles do, and its scopes reach it. One without scopes has all that its roles allow.</summary>
    /// <param name="user">The validated principal.</param>
    /// <param name="permission">One of <c>Permissions</c>.</param>
    public static bool May(ClaimsPrincipal user, string permission) =>
        Allows(user.FindAll("role").Select(claim => claim.Value), ScopesOf(user), permission);

    /// <summary>Takes the caller from a validated token and opens exactly the caller's rows.</summary>
    /// <param name="user">The validated principal.</param>
    /// <param name="tenant">What this scope may see.</param>
    public void Bind(ClaimsPrincipal user, Tenant tenant)
    {
        Id = user.FindFirstValue("sub") ?? "anonymous";
        Name = user.FindFirstValue("name");
        Roles = [.. user.FindAll("role").Select(claim => claim.Value)];
        _scopes = ScopesOf(user);
        IsStaff = Roles.Any(Identity.Contracts.Roles.Staff.Contains);
        IsService = Roles.Contains(Identity.Contracts.Roles.Service, StringComparer.Ordinal);
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

    /// <summary>Goes on with what an account began, in its name; background work has no permission of its own to check.</summary>
    /// <param name="account">The account's id.</param>
    public void ContinueFor(string account) => Id = account;

    private static string[]? ScopesOf(ClaimsPrincipal user) => user.FindFirstValue("scope")?.Split(' ');

    private static bool Allows(IEnumerable<string> roles, string[]? scopes, string permission) =>
        RolePermissions.Allows(roles, permission) && (scopes is null || Scopes.Reach(scopes, permission));
}
