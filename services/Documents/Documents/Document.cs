using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Documents.Documents;

/// <summary>
/// A document of a client: what it is and what it is about stay, its content comes in versions. What others may use is
/// the newest version that passed the scanner.
/// </summary>
public sealed class Document : Aggregate<DocumentId>, IBelongsToClient
{
    private readonly List<DocumentVersion> _versions = [];

    private Document()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What it is about: <c>provider</c> …</summary>
    public string SubjectKind { get; private init; } = "";

    /// <summary>Which one it is about.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>What it is: <c>license</c>, <c>w9</c> …</summary>
    public string DocumentKind { get; private init; } = "";

    /// <summary>The key under which a service stored it, which makes a repeat harmless.</summary>
    public string? StorageKey { get; private init; }

    /// <summary>The state of its newest version, or that it was removed.</summary>
    public DocumentState State { get; private set; }

    /// <summary>The number of its newest version.</summary>
    public int Edition { get; private set; }

    /// <summary>The number of the newest version that may be used.</summary>
    public int? UsableEdition { get; private set; }

    /// <summary>The last day on which it holds, where that is known.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>When the next notice that it expires is due.</summary>
    public DateOnly? NoticeDueOn { get; private set; }

    /// <summary>When its retention was ended (UTC).</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Why its retention was ended, where somebody said so.</summary>
    public string? RemovalReason { get; private set; }

    /// <summary>The versions of its content that were read or added.</summary>
    public IReadOnlyList<DocumentVersion> Versions => _versions;

    /// <summary>Begins a document; <see cref="Add"/> gives it content.</summary>
    /// <param name="client">Whose it is.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="storageKey">The key under which a service stores it.</param>
    /// <param name="at">When (UTC).</param>
    public static Document Begin(ClientId client, Subject subject, string kind, string? storageKey, DateTimeOffset at) => new()
    {
        Id = new DocumentId(Guid.CreateVersion7(at)),
        ClientId = client,
        SubjectKind = subject.Kind,
        SubjectId = subject.Id,
        DocumentKind = kind,
        StorageKey = storageKey,
    };

    /// <summary>Adds a version; without a date of its own it expires as the one before.</summary>
    /// <param name="file">The file.</param>
    /// <param name="contentKey">What its content is encrypted with.</param>
    /// <param name="verdict">What the scanner said: usable or quarantined.</param>
    /// <param name="expiresOn">The last day on which it holds.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="at">When (UTC).</param>
    public DocumentVersion Add(FileFacts file, string contentKey, Verdict verdict, DateOnly? expiresOn, string by, DateTimeOffset at)
    {
        var version = new DocumentVersion(this, ++Edition, file, contentKey, expiresOn ?? ExpiresOn, by, at);
        _versions.Add(version);
        Judge(version, verdict, at);
        if (UsableEdition is null)
        {
            ExpiresOn = version.ExpiresOn;
        }

        return version;
    }

    /// <summary>Takes what the scanner said of a version; the caller erases the content of a rejected one.</summary>
    /// <param name="version">One of its versions.</param>
    /// <param name="verdict">What it said.</param>
    /// <param name="at">When (UTC).</param>
    public void Judge(DocumentVersion version, Verdict verdict, DateTimeOffset at)
    {
        version.Take(verdict, at);
        if (version.Edition == Edition && State != DocumentState.Removed)
        {
            State = verdict.State;
        }

        if (verdict.State == DocumentState.Usable && !(UsableEdition > version.Edition))
        {
            (UsableEdition, ExpiresOn) = (version.Edition, version.ExpiresOn);
            NoticeDueOn = ExpiresOn is { } last ? ExpiryNotices.First(last, DateOnly.FromDateTime(at.UtcDateTime)) : null;
            Raise(new DocumentReceived(Id.Value, ClientId.Value, SubjectKind, SubjectId, DocumentKind, version.Edition, ExpiresOn, version.ReceivedAt));
        }
    }

    /// <summary>Ends its retention; the caller erases the content.</summary>
    /// <param name="reason">Why, where somebody says so.</param>
    /// <param name="at">When (UTC).</param>
    public void Remove(string? reason, DateTimeOffset at)
    {
        (State, RemovedAt, RemovalReason, NoticeDueOn, UsableEdition) = (DocumentState.Removed, at, reason, null, null);
        foreach (var version in _versions)
        {
            version.Forget();
        }

        Raise(new DocumentRemoved(Id.Value, ClientId.Value, SubjectKind, SubjectId, DocumentKind, at));
    }

    /// <summary>Gives the notice that is due, one for all that were missed.</summary>
    /// <param name="at">When (UTC).</param>
    public void NoticeExpiry(DateTimeOffset at)
    {
        if (ExpiresOn is not { } last)
        {
            return;
        }

        var today = DateOnly.FromDateTime(at.UtcDateTime);
        NoticeDueOn = ExpiryNotices.Next(last, today);
        Raise(new DocumentExpiring(Id.Value, ClientId.Value, SubjectKind, SubjectId, DocumentKind, last, last.DayNumber - today.DayNumber, at));
    }

    /// <summary>Stops notices, since a newer document holds in its place.</summary>
    public void StopNotices() => NoticeDueOn = null;
}
