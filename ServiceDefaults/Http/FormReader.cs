using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>
/// Reads a form with a file as strictly as the house reads JSON: nothing unknown, nothing twice, every error at once. The
/// file stays where the request was buffered, which is on disk when it is large.
/// </summary>
public sealed class FormReader
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);
    private readonly IFormCollection _form;

    private FormReader(IFormCollection form) => _form = form;

    /// <summary>Reads the form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">Bytes of the file at most.</param>
    /// <param name="fields">The names of the fields beside the file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ProblemException">400, 413 or 415: it cannot be read.</exception>
    public static async Task<FormReader> ReadAsync(HttpRequest request, long maxBytes, string[] fields, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType)
        {
            throw new ProblemException(new Problem(415, "unsupported-media-type", "Unsupported media type", "Send the body as multipart/form-data."));
        }

        if (request.ContentLength > maxBytes + Uploads.FormBytes)
        {
            throw new ProblemException(Uploads.TooLarge(maxBytes));
        }

        try
        {
            var reader = new FormReader(await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 32, KeyLengthLimit = 200, ValueLengthLimit = 4000 }, cancellationToken));
            foreach (var unknown in reader._form.Keys.Concat(reader._form.Files.Select(file => file.Name)).Where(name => name != "file" && !fields.Contains(name)))
            {
                reader._errors[unknown] = ["is unknown"];
            }

            return reader;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ProblemException(Problem.Invalid("$", "is not a complete multipart/form-data body"), exception);
        }
    }

    /// <summary>The file; null when there is none, or more than one.</summary>
    public IFormFile? File()
    {
        if (_form.Files is not [{ Name: "file" } file])
        {
            _errors["file"] = ["exactly one file is required"];
            return null;
        }

        return file;
    }

    /// <summary>An id that is required.</summary>
    /// <param name="name">The field.</param>
    public Guid Id(string name) => Guid.TryParseExact(Text(name), "D", out var id) ? id : Wrong<Guid>(name, _form.ContainsKey(name) ? "must be a UUID" : "is required");

    /// <summary>A date that may be left out.</summary>
    /// <param name="name">The field.</param>
    public DateOnly? Date(string name) => Text(name) switch
    {
        null or "" => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => Wrong<DateOnly?>(name, "must be a date such as 2027-06-30"),
    };

    /// <summary>Notes what is wrong with a field; null is nothing.</summary>
    /// <param name="name">The field.</param>
    /// <param name="wrong">What is wrong with it.</param>
    public void Check(string name, string? wrong)
    {
        if (wrong is not null)
        {
            _errors.TryAdd(name, [wrong]);
        }
    }

    /// <summary>400 with everything that was found; null when nothing was.</summary>
    public Problem? Refusal => _errors.Count == 0 ? null : Problem.Invalid(_errors);

    /// <summary>The text of a field; null when it is not there.</summary>
    /// <param name="name">The field.</param>
    public string? Text(string name)
    {
        var values = _form.TryGetValue(name, out var found) ? found : StringValues.Empty;
        if (values.Count > 1)
        {
            _errors[name] = ["is there twice"];
        }

        return values.Count == 1 ? values[0] : null;
    }

    private T? Wrong<T>(string name, string what)
    {
        _errors.TryAdd(name, [what]);
        return default;
    }
}
