using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Users;

/// <summary>Which roles a person may hold together, with which client and provider, and who may give them.</summary>
internal static class UserRules
{
    /// <summary>Why not, or null.</summary>
    /// <param name="access">Roles that exist, and what they are bound to.</param>
    public static Refusal? Check(UserAccess access)
    {
        var isStaff = access.Roles.Any(Roles.Staff.Contains);
        if (isStaff && access.Roles.Any(Roles.ClientBound.Contains))
        {
            return Refusal.OfContent("roles-do-not-mix", "An account is either ours or a client's: staff roles and clients' roles do not mix.", "roles");
        }

        if (isStaff && access.ClientId is not null)
        {
            return Refusal.OfContent("client-ids-not-allowed", "Staff roles see all clients, so they are not bound to one.", "clientId");
        }

        if (!isStaff && access.ClientId is null)
        {
            return Refusal.OfContent("client-ids-required", "These roles see only the client that they are bound to: name it.", "clientId");
        }

        var isProvider = access.Roles.Contains(Roles.Provider, StringComparer.Ordinal);
        if (isProvider && access.Roles.Count > 1)
        {
            return Refusal.OfContent("roles-do-not-mix", "A provider sees itself only, so it holds no other role.", "roles");
        }

        return isProvider == access.ProviderId is not null
            ? null
            : Refusal.OfContent("provider-id-with-role", "The role provider needs the provider that the person is, and no other role has one.", "providerId");
    }

    /// <summary>
    /// A token that was narrowed by its scopes must not lead to an account that may do more. What no administrator may do
    /// by himself, to vote and decide about people, he may still hand to those whose work it is.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="roles">The roles that the account has or gets.</param>
    public static Problem? Exceeds(Caller caller, IEnumerable<string> roles) =>
        BreakGlassRoutes.Outlasts(caller) is { } outlasts ? outlasts :
        RolePermissions.Of(roles).Where(RolePermissions.Table[Roles.Administrator].Contains).All(caller.May)
            ? null
            : new Problem(403, "beyond-own-permissions", "Not permitted", "The account may do more than the token that was used here.");

    /// <summary>Nobody shuts himself out, or takes from or gives to himself.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">About whom.</param>
    public static Refusal? OnOneself(Caller caller, UserId id) =>
        Guid.TryParse(caller.Id, out var own) && own == id.Value
            ? new Refusal("own-account", "Nobody changes what his own account may do: ask another administrator.")
            : null;
}
