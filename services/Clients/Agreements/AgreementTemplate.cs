using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Clients.Agreements;

/// <summary>A text that is ready to be signed.</summary>
/// <param name="TemplateEdition">The edition of the template.</param>
/// <param name="Terms">What was asked to be merged in.</param>
/// <param name="Text">Markdown.</param>
public sealed record AgreementDocument(int TemplateEdition, IReadOnlyDictionary<string, string> Terms, string Text);

/// <summary>
/// The wording of a kind of agreement: Markdown with <c>{{term}}</c> where something is merged in. It begins with its
/// edition and with what a term says when nothing else was agreed. A change of wording is a new edition.
/// </summary>
public sealed partial class AgreementTemplate
{
    private const string OurName = "Credentialing Services", FurtherTerms = "furtherTerms";
    private static readonly Dictionary<AgreementKind, AgreementTemplate> s_current = Enum.GetValues<AgreementKind>().ToDictionary(kind => kind, Read);

    private readonly Dictionary<string, string> _defaults;
    private readonly string _body;

    private AgreementTemplate(int edition, Dictionary<string, string> defaults, string body) =>
        (Edition, _defaults, _body) = (edition, defaults, body);

    /// <summary>Terms that are filled in from what is known of the client, and cannot be asked for.</summary>
    public static IReadOnlySet<string> Reserved { get; } =
        new HashSet<string>(["ourName", "clientName", "draftedOn", "states", "specialties", FurtherTerms], StringComparer.Ordinal);

    /// <summary>Which edition of the wording.</summary>
    public int Edition { get; }

    /// <summary>The edition that new agreements are made from.</summary>
    public static AgreementTemplate Current(AgreementKind kind) => s_current[kind];

    /// <summary>Reads a template.</summary>
    /// <param name="text">The edition and the defaults between two lines of dashes, then the wording.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static AgreementTemplate Parse(string text)
    {
        if (text.Split("---\n", 3) is not ["", var head, var body])
        {
            throw new FormatException("A template begins with its edition and defaults between two lines of dashes.");
        }

        var values = head.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var edition = values.Remove("edition", out var number) ? int.Parse(number, CultureInfo.InvariantCulture) : throw new FormatException("A template names its edition.");
        return new AgreementTemplate(edition, values, body);
    }

    /// <summary>Makes the text for a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="terms">What is agreed with this client; a term that the wording has no place for is added at the end.</param>
    /// <param name="on">The date of the draft.</param>
    public AgreementDocument Render(ClientProfile client, IReadOnlyDictionary<string, string> terms, DateOnly on)
    {
        var placed = new HashSet<string>(Placeholder().Matches(_body).Select(match => match.Groups["term"].Value), StringComparer.Ordinal);
        var further = string.Concat(terms.Where(term => !placed.Contains(term.Key)).OrderBy(term => term.Key, StringComparer.Ordinal)
            .Select(term => $"- {term.Key}: {Escape(term.Value)}\n"));
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ourName"] = OurName,
            ["clientName"] = Escape(client.Name),
            ["draftedOn"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["states"] = client.States.Count == 0 ? "as agreed" : string.Join(", ", client.States),
            ["specialties"] = client.Specialties.Count == 0 ? "as agreed" : string.Join(", ", client.Specialties),
            [FurtherTerms] = further.Length == 0 ? "" : $"\n## Further terms\n{further}",
        };

        // One pass: what a term says is text, never another placeholder.
        var text = Placeholder().Replace(_body, match =>
        {
            var term = match.Groups["term"].Value;
            return known.TryGetValue(term, out var value) ? value
                : terms.TryGetValue(term, out var agreed) ? Escape(agreed)
                : _defaults[term];
        });
        return new AgreementDocument(Edition, terms, text.TrimEnd() + "\n");
    }

    // A term says something; it does not add headings, links or lines of its own to what is signed.
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (@"\`*_[]<>#|".Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    private static AgreementTemplate Read(AgreementKind kind)
    {
        var name = $"Templates.{Words.Of(kind)}.md";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the service.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"\{\{(?<term>\w+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
