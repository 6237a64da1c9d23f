using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.ServiceDefaults.Http.Json;

namespace Credentialing.Payors.Packets;

/// <summary>A document in a packet.</summary>
/// <param name="Requirements">The codes of the requirements that it meets.</param>
/// <param name="Document">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PacketDocument(IReadOnlyList<string> Requirements, HeldDocument Document, byte[] Content);

/// <summary>What a packet is made of.</summary>
/// <param name="Application">The application.</param>
/// <param name="Attempt">Which packet of the application: 1 for the first.</param>
/// <param name="Payor">Whom it is for.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Documents">What meets the payor's requirements.</param>
/// <param name="Note">What the payor is told besides, with a resubmission.</param>
public sealed record PacketContents(
    Guid Application, int Attempt, Payor Payor, Applicant Applicant, IReadOnlyList<PacketDocument> Documents, string? Note);

/// <summary>
/// A packet as a payor gets it: a ZIP of <c>manifest.json</c> and the documents. The same contents are the same bytes,
/// whenever and wherever they are put together: names are sorted, times are fixed, nothing is compressed.
/// </summary>
/// <param name="Content">The bytes.</param>
/// <param name="Sha256">Their hash; lower-case hexadecimal.</param>
public sealed partial record Packet(byte[] Content, string Sha256)
{
    private const string ManifestName = "manifest.json";

    // The first that a ZIP can say.
    private static readonly DateTimeOffset s_always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions s_json = new(StrictJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Puts a packet together.</summary>
    /// <param name="contents">What it is made of.</param>
    public static Packet Of(PacketContents contents)
    {
        var files = contents.Documents.Select(document => (Name: NameOf(document.Document), document.Content))
            .Append((ManifestName, JsonSerializer.SerializeToUtf8Bytes(ManifestOf(contents), s_json)))
            .OrderBy(file => file.Item1, StringComparer.Ordinal);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = s_always;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        var bytes = buffer.ToArray();
        return new Packet(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static Manifest ManifestOf(PacketContents contents) => new(
        "credentialing-packet/1", contents.Application, contents.Attempt,
        contents.Applicant is ProviderFacts ? ApplicationKind.Individual : ApplicationKind.Group,
        new ManifestPayor(contents.Payor.Id, contents.Payor.Code, contents.Payor.Name, contents.Payor.Edition),
        contents.Applicant is ProviderFacts provider
            ? new ManifestProvider(
                provider.Id, provider.Npi, provider.FirstName, provider.MiddleName, provider.LastName, provider.Taxonomies, provider.Licenses, provider.CaqhId, provider.Email)
            : null,
        contents.Applicant is PracticeFacts practice
            ? new ManifestPractice(practice.Id, practice.Npi, practice.Name, practice.Locations)
            : null,
        contents.Note,
        [
            .. contents.Documents.OrderBy(document => NameOf(document.Document), StringComparer.Ordinal).Select(document => new ManifestDocument(
                NameOf(document.Document), document.Document.Id, document.Document.Kind, [.. document.Requirements.Order(StringComparer.Ordinal)],
                document.Document.FileName, document.Document.ContentType, document.Document.Size, document.Document.Sha256,
                document.Document.Edition, document.Document.ExpiresOn)),
        ]);

    // Of our own making: what an uploader called a file has no place in a path.
    private static string NameOf(HeldDocument document) =>
        $"documents/{(Plain().IsMatch(document.Kind) ? document.Kind : "other")}-{document.Id}{ExtensionOf(document.FileName)}";

    private static string ExtensionOf(string fileName) =>
        Path.GetExtension(fileName) is { Length: > 1 } extension && Plain().IsMatch(extension[1..]) ? extension.ToLowerInvariant() : "";

    [GeneratedRegex(@"^[a-zA-Z0-9]{1,60}\z", RegexOptions.None, 1000)]
    private static partial Regex Plain();

    private sealed record Manifest(
        string Format, Guid ApplicationId, int Attempt, ApplicationKind Kind, ManifestPayor Payor, ManifestProvider? Provider, ManifestPractice? Practice,
        string? Note, IReadOnlyList<ManifestDocument> Documents);

    private sealed record ManifestPayor(PayorId Id, string Code, string Name, int Edition);

    private sealed record ManifestProvider(
        Guid Id, string Npi, string FirstName, string MiddleName, string LastName, IReadOnlyList<string> Taxonomies, IReadOnlyList<HeldLicense> Licenses,
        string CaqhId, string Email);

    private sealed record ManifestPractice(Guid Id, string Npi, string Name, IReadOnlyList<PracticeLocation> Locations);

    private sealed record ManifestDocument(
        string Path, Guid Id, string Kind, IReadOnlyList<string> Requirements, string FileName, string ContentType, long Size, string Sha256,
        int Edition, DateOnly? ExpiresOn);
}
