using System.Collections.Frozen;

namespace Credentialing.Identity.Contracts;

/// <summary>
/// OAuth scopes limit a token to part of what its holder's roles allow. <see cref="Api"/> stands for all of it;
/// every permission is a scope by its own name. A scope never gives what the roles do not.
/// </summary>
public static class Scopes
{
    /// <summary>Everything that the holder's roles allow.</summary>
    public const string Api = "api";

    /// <summary>Every scope that can be granted.</summary>
    public static IReadOnlySet<string> All { get; } = Permissions.All.Append(Api).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a token with these scopes reaches the permission (the roles must allow it as well).</summary>
    public static bool Reach(IEnumerable<string> scopes, string permission) =>
        scopes.Any(scope => scope is Api || string.Equals(scope, permission, StringComparison.Ordinal));
}
