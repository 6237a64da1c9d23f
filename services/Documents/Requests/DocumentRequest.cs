using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Documents.Requests;

/// <summary>The id of a request for a document.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct DocumentRequestId(Guid Value) : IId<DocumentRequestId>
{
    /// <inheritdoc/>
    public static DocumentRequestId From(Guid value) => new(value);
}

/// <summary>Where a request stands.</summary>
public enum DocumentRequestState
{
    /// <summary>The document has not come.</summary>
    Open,

    /// <summary>It has.</summary>
    Fulfilled,

    /// <summary>It is not wanted any more.</summary>
    Cancelled,
}

/// <summary>That a client is to send a document, by when and why.</summary>
public sealed class DocumentRequest : Aggregate<DocumentRequestId>, IBelongsToClient
{
    private DocumentRequest()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What the document is to be about: <c>provider</c> …</summary>
    public string SubjectKind { get; private init; } = "";

    /// <summary>Which one it is to be about.</summary>
    public Guid SubjectId { get; private init; }

    /// <summary>What it is to be: <c>license</c>, <c>w9</c> …</summary>
    public string DocumentKind { get; private init; } = "";

    /// <summary>By when (calendar date, UTC).</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>Why, for the client to read.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who asks.</summary>
    public string RequestedBy { get; private init; } = "";

    /// <summary>Where it stands.</summary>
    public DocumentRequestState State { get; private set; }

    /// <summary>When the next reminder is due.</summary>
    public DateOnly? RemindOn { get; private set; }

    /// <summary>The document that came.</summary>
    public DocumentId? DocumentId { get; private set; }

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset? FulfilledAt { get; private set; }

    /// <summary>When it was called off (UTC).</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was called off, where somebody said so.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Asks for a document.</summary>
    /// <param name="client">Whom it is asked of.</param>
    /// <param name="wanted">What it is to be about, and what it is to be.</param>
    /// <param name="dueOn">By when.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    public static DocumentRequest Ask(ClientId client, (Subject Subject, string DocumentKind) wanted, DateOnly dueOn, string reason, string by, DateTimeOffset at)
    {
        var request = new DocumentRequest
        {
            Id = new DocumentRequestId(Guid.CreateVersion7(at)),
            ClientId = client,
            SubjectKind = wanted.Subject.Kind,
            SubjectId = wanted.Subject.Id,
            DocumentKind = wanted.DocumentKind,
            DueOn = dueOn,
            Reason = reason,
            RequestedBy = by,
            RemindOn = Reminders.Next(dueOn, DateOnly.FromDateTime(at.UtcDateTime)),
        };
        request.Raise(new DocumentRequested(
            request.Id.Value, client.Value, request.SubjectKind, request.SubjectId, request.DocumentKind, dueOn, at));
        return request;
    }

    /// <summary>Whether it should have come before today.</summary>
    public bool IsOverdue(DateOnly today) => State == DocumentRequestState.Open && DueOn < today;

    /// <summary>Takes the document that came.</summary>
    /// <param name="document">The document.</param>
    /// <param name="at">When (UTC).</param>
    public void Fulfil(DocumentId document, DateTimeOffset at) =>
        (State, DocumentId, FulfilledAt, RemindOn) = (DocumentRequestState.Fulfilled, document, at, null);

    /// <summary>Calls it off.</summary>
    /// <param name="reason">Why, where somebody says so.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Cancel(string? reason, DateTimeOffset at)
    {
        if (State != DocumentRequestState.Open)
        {
            return new Refusal("document-request-not-open", $"The request is {Words.Of(State)}.");
        }

        (State, CancelReason, CancelledAt, RemindOn) = (DocumentRequestState.Cancelled, reason, at, null);
        return null;
    }

    /// <summary>Reminds of it, once for all that was missed.</summary>
    /// <param name="at">When (UTC).</param>
    public void Remind(DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        RemindOn = Reminders.Next(DueOn, today);
        Raise(new DocumentRequestDue(Id.Value, ClientId.Value, SubjectKind, SubjectId, DocumentKind, DueOn, DueOn.DayNumber - today.DayNumber, at));
    }
}
