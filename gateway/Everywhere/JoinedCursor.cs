using System.Buffers.Text;
using System.Text;

namespace Credentialing.Gateway.Everywhere;

/// <summary>Where a joined list goes on: at this service, after this cursor of its own.</summary>
/// <param name="Service">The service whose items come next.</param>
/// <param name="Inner">That service's cursor; null at its beginning.</param>
internal sealed record JoinedCursor(string Service, string? Inner)
{
    /// <summary>The opaque text that the caller hands back.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Service}\n{Inner}"));

    /// <summary>Reads it back; null when it is not one of ours.</summary>
    public static JoinedCursor? Parse(string text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 2);
        return parts.Length == 2 && parts[0].Length > 0 ? new JoinedCursor(parts[0], parts[1].Length > 0 ? parts[1] : null) : null;
    }
}
