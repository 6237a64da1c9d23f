using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Providers.Sources;

/// <summary>Names a fact that speaks against a provider, so that the same fact is known again without telling what it is.</summary>
internal static class Ground
{
    private const int Length = 24;

    /// <summary>The name of a fact.</summary>
    /// <param name="kind">What kind of fact: <c>npi-name</c>.</param>
    /// <param name="facts">What makes it this one.</param>
    public static string Of(string kind, params string?[] facts) =>
        $"{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))))[..Length]}";
}
