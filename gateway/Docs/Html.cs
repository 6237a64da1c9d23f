using System.Text;
using System.Text.Encodings.Web;

namespace Credentialing.Gateway.Docs;

/// <summary>Writes HTML; every text goes through <see cref="Text"/>, so nothing of a document becomes markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder buffer = new();

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? string.Empty);

    /// <summary>Markup as it is.</summary>
    public Html Raw(string markup)
    {
        buffer.Append(markup);
        return this;
    }

    /// <summary>Text, with what stands between backticks as code.</summary>
    public Html Text(string? text)
    {
        var parts = (text ?? string.Empty).Split('`');
        for (var part = 0; part < parts.Length; part++)
        {
            // A backtick without a partner is only a backtick.
            var isCode = part % 2 == 1 && part < parts.Length - 1;
            buffer.Append(isCode ? "<code>" : part % 2 == 1 ? "`" : string.Empty).Append(Encode(parts[part])).Append(isCode ? "</code>" : string.Empty);
        }

        return this;
    }

    /// <summary>A whole page in our frame.</summary>
    public static byte[] Page(string title, string navigation, string content) => Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(title)}</title>
        <link rel="stylesheet" href="/docs/style.css">
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><a class="brand" href="/docs">Credentialing API</a>
        <nav aria-label="Pages"><a href="/docs">Operations</a> <a href="/docs/problems">Problems</a> <a href="/openapi/v1.json">OpenAPI 3.1</a></nav></header>
        <div class="frame">
        <nav class="contents" aria-label="Contents">{navigation}</nav>
        <main id="content" tabindex="-1">{content}</main>
        </div>
        </body>
        </html>
        """);

    public override string ToString() => buffer.ToString();
}
