using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// Records what saving an aggregate does not record by itself: readings of personal data, and changes of things that
/// are not aggregates.
/// </summary>
public interface IAuditTrail
{
    /// <summary>Records a reading before its result is shown.</summary>
    /// <param name="subject">What is read.</param>
    /// <param name="fields">Which fields of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Http.ProblemException">503 <c>not-recorded</c>: it could not be recorded, so it must not be shown.</exception>
    Task RecordReadAsync(AuditSubject subject, IReadOnlyCollection<string> fields, string reason, CancellationToken cancellationToken);

    /// <summary>Records a change together with the next <c>SaveChanges</c> of the same scope.</summary>
    /// <param name="subject">What is changed.</param>
    /// <param name="before">What changed, as it was: names to values, without personal data; null when it is new.</param>
    /// <param name="after">What changed, as it becomes; null when it is gone.</param>
    void RecordChange(AuditSubject subject, IReadOnlyDictionary<string, object?>? before, IReadOnlyDictionary<string, object?>? after);
}

/// <summary>What an entry of the audit trail is about.</summary>
/// <param name="Kind">In camelCase: <c>provider</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Client">The client that it belongs to, where it belongs to one.</param>
public sealed record AuditSubject(string Kind, string Id, ClientId? Client = null);
