namespace Credentialing.Documents.Files;

/// <summary>A kind of file that is taken.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extensions">What its name may end with, the first being the usual one.</param>
internal sealed record FileType(string ContentType, params string[] Extensions)
{
    public static readonly FileType Pdf = new("application/pdf", ".pdf");
    public static readonly FileType Png = new("image/png", ".png");
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileType Tiff = new("image/tiff", ".tif", ".tiff");
    public static readonly FileType Zip = new("application/zip", ".zip");
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly FileType Text = new("text/plain", ".txt", ".text", ".md", ".log", ".edi");
    public static readonly FileType Csv = new("text/csv", ".csv");

    public static IReadOnlyList<FileType> All { get; } = [Pdf, Png, Jpeg, Tiff, Zip, Docx, Xlsx, Text, Csv];

    /// <summary>What a file of this type is offered for download as: a name whose ending opens nothing else.</summary>
    /// <param name="fileName">The name that it came with.</param>
    /// <param name="contentType">Its type.</param>
    public static string DownloadName(string fileName, string contentType) =>
        All.FirstOrDefault(type => type.ContentType == contentType) is { } known &&
        !known.Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase)
            ? fileName + known.Extensions[0]
            : fileName;
}
