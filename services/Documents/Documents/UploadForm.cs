using System.ComponentModel.DataAnnotations;
using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Documents.Documents;

/// <summary>The form of an upload, as the contract describes it.</summary>
internal sealed record UploadForm(
    [property: Required] IFormFile File, Guid ClientId, [property: Required] string SubjectKind, Guid SubjectId, [property: Required] string DocumentKind, DateOnly? ExpiresOn = null);

/// <summary>The form of a new version.</summary>
internal sealed record VersionForm([property: Required] IFormFile File, DateOnly? ExpiresOn = null);

internal static class FormWords
{
    /// <summary>A kind of subject or of document.</summary>
    public static string Word(this FormReader form, string name)
    {
        var text = form.Text(name);
        form.Check(name, Rules.WrongWord(text));
        return text ?? "";
    }
}
