using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Identity.ApiClients;

/// <summary>Which roles a service account may hold, and with which of our clients.</summary>
internal static class ApiClientRules
{
    /// <summary>Why not, or null.</summary>
    /// <param name="roles">Roles that exist.</param>
    /// <param name="clientIds">Our clients that it is to touch.</param>
    public static Refusal? Check(IReadOnlyCollection<string> roles, IReadOnlyCollection<ClientId> clientIds)
    {
        if (roles.FirstOrDefault(Roles.PeopleOnly.Contains) is { } peoples)
        {
            return Refusal.OfContent("role-not-for-service-accounts", $"The role {peoples} decides about people, so only a person may hold it.", "roles");
        }

        if (roles.Any(Roles.Staff.Contains) && roles.Any(Roles.ClientBound.Contains))
        {
            return Refusal.OfContent("roles-do-not-mix", "An account is either ours or a client's: staff roles and clients' roles do not mix.", "roles");
        }

        if (roles.Any(Roles.ClientBound.Contains) && clientIds.Count == 0)
        {
            return Refusal.OfContent("client-ids-required", "These roles see only the clients that they are bound to: name at least one.", "clientIds");
        }

        return roles.Any(Roles.Staff.Contains) && clientIds.Count > 0
            ? Refusal.OfContent("client-ids-not-allowed", "Staff roles see all clients, so they are not bound to any.", "clientIds")
            : null;
    }

    /// <summary>
    /// A token that was narrowed by its scopes must not lead to an account, or to the secret of one, that may do more:
    /// narrowing it would have been for nothing.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="roles">The roles of the account.</param>
    /// <param name="scopes">The scopes of the account.</param>
    public static Problem? Exceeds(Caller caller, IEnumerable<string> roles, IReadOnlyCollection<string> scopes) =>
        BreakGlassRoutes.Outlasts(caller) is { } outlasts ? outlasts :
        RolePermissions.Of(roles).Where(permission => Scopes.Reach(scopes, permission)).All(caller.May)
            ? null
            : new Problem(403, "beyond-own-permissions", "Not permitted", "The account may do more than the token that was used here.");
}
