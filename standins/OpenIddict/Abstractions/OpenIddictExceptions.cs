namespace OpenIddict.Abstractions;

/// <summary>What the managers throw.</summary>
public static class OpenIddictExceptions
{
    /// <summary>The object was changed or removed by someone else since it was read.</summary>
    public sealed class ConcurrencyException(string? message, Exception? exception) : Exception(message, exception);
}
