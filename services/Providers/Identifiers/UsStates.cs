using System.Collections.Frozen;

namespace Credentialing.Providers.Identifiers;

/// <summary>The postal codes of the states, the District of Columbia and the territories that license providers.</summary>
internal static class UsStates
{
    private static readonly FrozenSet<string> s_codes = FrozenSet.Create(StringComparer.Ordinal,
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
        "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI",
        "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP", "PR", "VI");

    public static bool Contains(string code) => s_codes.Contains(code);
}
