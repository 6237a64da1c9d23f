using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Credentialing.Demo;

/// <summary>Reading answers.</summary>
public static class Json
{
    /// <summary>The object's id.</summary>
    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    /// <summary>A member that is text.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}

/// <summary>Made-up National Provider Identifiers with a right check digit.</summary>
public static class Npi
{
    private static int s_last = Random.Shared.Next(10_000_000, 90_000_000);

    /// <summary>One that this process has not given before.</summary>
    public static string Next() => Of($"1{Interlocked.Increment(ref s_last).ToString(CultureInfo.InvariantCulture)}");

    // Luhn over 80840 and the nine digits; the prefix adds 24.
    private static string Of(string nine)
    {
        var sum = 24;
        for (var place = 0; place < nine.Length; place++)
        {
            var digit = nine[place] - '0';
            var doubled = place % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return $"{nine}{(10 - (sum % 10)) % 10}";
    }
}

/// <summary>The smallest file that every reader of PDFs opens.</summary>
public static class OnePage
{
    /// <summary>A page with one line of text.</summary>
    /// <param name="text">The line, in ASCII.</param>
    public static byte[] Pdf(string text)
    {
        var stream = $"BT /F1 18 Tf 72 720 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (content, index) in objects.Select((content, index) => (content, index)))
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
