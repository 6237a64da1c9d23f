using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Documents.Documents;

/// <summary>The id of a document.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    /// <inheritdoc/>
    public static DocumentId From(Guid value) => new(value);
}

/// <summary>The id of one version of a document's content.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct DocumentVersionId(Guid Value) : IId<DocumentVersionId>
{
    /// <inheritdoc/>
    public static DocumentVersionId From(Guid value) => new(value);
}

/// <summary>Whether a document, or a version of it, may be used.</summary>
public enum DocumentState
{
    /// <summary>It may.</summary>
    Usable,

    /// <summary>The scanner did not answer yet; nobody gets the content until it has.</summary>
    Quarantined,

    /// <summary>The scanner found something; the content is gone.</summary>
    Rejected,

    /// <summary>Its retention was ended; the content is gone.</summary>
    Removed,
}

/// <summary>What a document is about.</summary>
/// <param name="Kind"><c>client</c>, <c>practice</c>, <c>provider</c>, <c>credentialFile</c>, <c>application</c> …</param>
/// <param name="Id">Which one.</param>
public sealed record Subject(string Kind, Guid Id)
{
    /// <summary>The kind of a provider.</summary>
    public const string Provider = "provider";

    /// <summary>The kind of a client.</summary>
    public const string Client = "client";
}

/// <summary>What is known of a file whose content was looked at.</summary>
/// <param name="FileName">Its name, without a path.</param>
/// <param name="ContentType">As found in the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record FileFacts(string FileName, string ContentType, long Size, string Sha256);

/// <summary>What a scanner said of a file.</summary>
/// <param name="State">Usable, quarantined (it could not be asked) or rejected.</param>
/// <param name="By">Which scanner.</param>
public sealed record Verdict(DocumentState State, string By);
