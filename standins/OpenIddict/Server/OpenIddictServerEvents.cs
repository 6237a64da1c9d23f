using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>Moments at which the product may do something of its own.</summary>
public static class OpenIddictServerEvents
{
    /// <summary>What all of them have in common.</summary>
    public abstract class BaseContext;

    /// <summary>A client gives back a token that is good and its own; it has just been revoked.</summary>
    public sealed class HandleRevocationRequestContext : BaseContext
    {
        /// <summary>What the token says.</summary>
        public ClaimsPrincipal Principal { get; set; } = default!;
    }

    /// <summary>A token has come that is well signed and not too old.</summary>
    public sealed class ValidateTokenContext : BaseContext
    {
        /// <summary>What the token says.</summary>
        public ClaimsPrincipal? Principal { get; set; }
    }
}
