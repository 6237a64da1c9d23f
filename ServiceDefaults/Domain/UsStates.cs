using System.Collections.Frozen;

namespace Credentialing.ServiceDefaults.Domain;

/// <summary>The postal codes of the states, the District of Columbia and the territories that license providers.</summary>
public static class UsStates
{
    /// <summary>All of them, two letters each.</summary>
    public static IReadOnlySet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal,
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
        "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI",
        "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI");

    /// <summary>Whether this is one.</summary>
    /// <param name="code">The code; null is none.</param>
    public static bool Contains(string? code) => code is not null && All.Contains(code);
}
