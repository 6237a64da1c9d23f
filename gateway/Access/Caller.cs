using System.Security.Claims;
using Credentialing.Identity.Contracts;

namespace Credentialing.Gateway.Access;

/// <summary>What a token says about who holds it.</summary>
internal static class Caller
{
    /// <summary>Whether the token's roles allow it and its scopes reach it. A token without scopes has all that its roles allow.</summary>
    public static bool May(ClaimsPrincipal caller, string permission)
    {
        if (!RolePermissions.Allows(caller.FindAll("role").Select(claim => claim.Value), permission))
        {
            return false;
        }

        var scopes = caller.FindFirst("scope")?.Value;
        return scopes is null || Scopes.Reach(scopes.Split(' '), permission);
    }

    /// <summary>Whose allowance a request counts against: the account's, or the address's for a caller without a token.</summary>
    public static string Key(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { Length: > 0 } subject ? $"sub:{subject}" : $"ip:{context.Connection.RemoteIpAddress}";
}
