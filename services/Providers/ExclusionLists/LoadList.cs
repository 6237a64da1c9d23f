using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>The form of an upload, as the contract describes it.</summary>
internal sealed record ListForm([property: Required] IFormFile File);

/// <summary>Takes in a file of a list: the CSV itself, or a form with it. It is read after the answer.</summary>
internal static class LoadList
{
    private static Problem Unsupported { get; } = new(415, "unsupported-media-type", "Unsupported media type", "Send the body as text/csv, or as multipart/form-data with a file.");

    public static async Task<Acceptance<ImportResponse>> Handle(
        string list, Choice<ListKind> kind, string? asOf, HttpRequest request, Caller caller, ImportFile import, CancellationToken cancellationToken)
    {
        if (ListFormat.Find(list) is not { } format)
        {
            return Problem.NotFound("exclusion list");
        }

        if (kind.Value is not { } given)
        {
            return Problem.Invalid("kind", $"is required: {string.Join(", ", format.Kinds.Select(one => ServiceDefaults.Domain.Words.Of(one)))}");
        }

        if (!format.Kinds.Contains(given))
        {
            return Problem.Unprocessable("kind-unknown", "There is no such file of this list.", "kind");
        }

        DateOnly? day = null;
        if (!string.IsNullOrEmpty(asOf))
        {
            if (!DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return Problem.Invalid("asOf", "must be a date such as 2027-06-30");
            }

            day = date;
        }

        await using var content = await OpenAsync(request, cancellationToken);
        // Whoever brings a full file has decided that it replaces; only what nobody has looked at must not lose half a list.
        var received = await import.ReceiveAsync(format, given, content, new ImportTerms(day, MayShrink: true), caller.Id, cancellationToken);
        return received is null
            ? Problem.Invalid("file", "must not be empty")
            : Acceptance<ImportResponse>.Of(received.ToResponse([]), $"/v1/exclusion-lists/imports/{received.Id.Value}");
    }

    private static async Task<Stream> OpenAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            try
            {
                var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 8 }, cancellationToken);
                return form.Files is [{ Name: "file" } file] && form.Count == 0
                    ? file.OpenReadStream()
                    : throw new ProblemException(Problem.Invalid("file", "exactly one file is required, and nothing else"));
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
            {
                throw new ProblemException(Problem.Invalid("$", "is not a complete multipart/form-data body"), exception);
            }
        }

        return request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true ? request.Body : throw new ProblemException(Unsupported);
    }
}

/// <summary>Keeps a file that was brought, whoever brought it; what it does is decided when it is read.</summary>
internal sealed class ImportFile(ProvidersDb db, FileParts parts, TimeProvider clock)
{
    /// <summary>Keeps a file, and saves.</summary>
    /// <returns>Its import, or null when the file is empty.</returns>
    public async Task<ListImport?> ReceiveAsync(
        ListFormat format, ListKind kind, Stream content, ImportTerms terms, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = new ListImportId(Guid.CreateVersion7(now));
        var file = await parts.KeepAsync(id, content, cancellationToken);
        if (file.Size == 0)
        {
            return null;
        }

        var import = ListImport.Receive(id, format.Code, kind, file, terms, by, now);
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }
}
