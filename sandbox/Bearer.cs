using System.Net.Http.Headers;

namespace Credentialing.Sandbox;

internal static class Bearer
{
    /// <summary>Whether the caller gives a key; the right one, where the settings have one.</summary>
    public static bool IsGiven(HttpRequest request, string? key) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header is { Scheme: "Bearer", Parameter.Length: > 0 }
        && (string.IsNullOrEmpty(key) || header.Parameter == key);
}
