using System.Diagnostics;
using System.Text.Json;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Audit;

internal sealed class AuditTrail(ServiceDb db, AuditAuthor author) : IAuditTrail
{
    public async Task RecordReadAsync(AuditSubject subject, IReadOnlyCollection<string> fields, string reason, CancellationToken cancellationToken)
    {
        var read = JsonSerializer.Serialize(new { read = fields }, StrictJson.Options);
        author.Add(db, subject, null, read, reason);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception)
        {
            throw new ProblemException(
                new Problem(503, "not-recorded", "Temporarily unavailable", "Reading this has to be recorded, and it could not be: try again."), exception);
        }
    }

    public void RecordChange(AuditSubject subject, IReadOnlyDictionary<string, object?>? before, IReadOnlyDictionary<string, object?>? after) =>
        author.Add(db, subject, Json(before), Json(after), null);

    private static string? Json(IReadOnlyDictionary<string, object?>? values) =>
        values is null ? null : JsonSerializer.Serialize(values, StrictJson.Options);
}

/// <summary>Writes entries in the name of the current scope's caller.</summary>
internal sealed class AuditAuthor(Caller caller, AuditContext context)
{
    public AuditEntry Add(ServiceDb db, AuditSubject subject, string? before, string? after, string? reason)
    {
        var entry = new AuditEntry
        {
            At = db.Clock.GetUtcNow(),
            ActorId = caller.Id,
            ActorName = caller.Name,
            ActorRoles = [.. caller.Roles],
            Action = context.Action,
            ObjectKind = subject.Kind,
            ObjectId = subject.Id,
            ClientId = subject.Client,
            Reason = reason ?? context.Reason,
            Before = before,
            After = after,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
        db.Add(entry);
        db.Add(new AuditUnsealed { EntryId = entry.Id });
        return entry;
    }
}
