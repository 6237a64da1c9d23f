using System.Globalization;
using System.Text;
using QRCoder;

namespace Credentialing.Identity.Pages;

/// <summary>A QR code as a drawing in the page: nothing to load, and no script or style that the page's policy would refuse.</summary>
internal static class QrSvg
{
    public static Html Of(string text, string description)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix[row].Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        var size = code.ModuleMatrix.Count;
        return Html.Of($"""
            <svg class="qr" role="img" aria-label="{description}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path.ToString()}" fill="#000"/></svg>
            """);
    }
}
