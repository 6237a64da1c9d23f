using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Payors.Discovery;

/// <summary>Which clients payors are sought for.</summary>
internal static class ClientRules
{
    /// <summary>Why there is no payor work for a client, or null.</summary>
    /// <param name="client">What is known of it.</param>
    public static Refusal? RefusesPayorWork(KnownClient client) => client switch
    {
        { Kind: "hospital" or "healthPlan" } => new Refusal("not-applicable", "A hospital or health plan does not apply to payors."),
        { State: not "active" } => new Refusal("client-not-active", $"The client is {client.State}."),
        _ => null,
    };
}
