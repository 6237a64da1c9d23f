using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Providers;

/// <summary>A caller who is a provider and nothing else sees itself, and of its colleagues not even that they exist.</summary>
internal static class OwnProvider
{
    /// <summary>Whether the caller is a provider and nothing else.</summary>
    public static bool IsOnlyProvider(this Caller caller) => caller.Roles.Count > 0 && caller.Roles.All(role => role == Roles.Provider);

    /// <summary>Whether the caller may see this provider, as far as this rule goes.</summary>
    public static bool Sees(this Caller caller, ProviderId provider) => !caller.IsOnlyProvider() || caller.ProviderId == provider.Value;

    /// <summary>The providers that the caller may see.</summary>
    public static IQueryable<Provider> SeenBy(this IQueryable<Provider> providers, Caller caller)
    {
        var own = new ProviderId(caller.ProviderId ?? Guid.Empty);
        return caller.IsOnlyProvider() ? providers.Where(provider => provider.Id == own) : providers;
    }
}
