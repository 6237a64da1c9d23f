using System.Text.Json;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>An entry of the audit trail.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Service">The service that recorded it.</param>
/// <param name="At">When it was done.</param>
/// <param name="ActorId">Who did it: an account, or <c>system</c>.</param>
/// <param name="ActorName">The account's name.</param>
/// <param name="ActorRoles">The roles it acted in.</param>
/// <param name="Action">What was done: the route, consumer or job.</param>
/// <param name="ObjectKind">To what kind of thing.</param>
/// <param name="ObjectId">To which.</param>
/// <param name="ClientId">The client that the thing belongs to.</param>
/// <param name="Reason">Why, where a reason was asked for.</param>
/// <param name="Before">What changed, as it was; personal data as <c>[personal]</c>.</param>
/// <param name="After">What changed, as it became.</param>
/// <param name="TraceId">The trace in which it happened.</param>
public sealed record AuditEntryResponse(
    Guid Id, string Service, DateTimeOffset At, string ActorId, string? ActorName, IReadOnlyList<string> ActorRoles, string Action,
    string ObjectKind, string ObjectId, ClientId? ClientId, string? Reason, JsonElement? Before, JsonElement? After, string? TraceId);

/// <summary>The audit trail's routes; every service has them.</summary>
internal static class AuditRoutes
{
    private const int ExportedAtOnce = 10_000;

    private static readonly Sorts<AuditEntry, Guid> s_sorts = new Sorts<AuditEntry, Guid>(entry => entry.Id, byDefault: "-at").By("at", entry => entry.At);

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/v1/audit").WithTags("Operations");
        audit.MapGet("", ListAsync).Needs(Identity.Contracts.Permissions.AuditRead).WithSummary("Reads the audit trail");
        audit.MapGet("{id:guid}", GetAsync).Needs(Identity.Contracts.Permissions.AuditRead).WithSummary("Reads an entry of the audit trail");
        audit.MapGet("verification", VerifyAsync).Needs(Identity.Contracts.Permissions.AuditRead).WithSummary("Verifies the audit trail");
        audit.MapGet("export", ExportAsync).Needs(Identity.Contracts.Permissions.AuditRead).WithSummary("Exports the sealed audit trail as JSON lines");
    }

    private static async Task<Outcome<Page<AuditEntryResponse>>> ListAsync(
        PageRequest page, string? objectId, string? actor, Guid? clientId, DateTimeOffset? from, DateTimeOffset? to,
        ServiceDb db, ServiceDatabase database, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        entries = objectId is null ? entries : entries.Where(entry => entry.ObjectId == objectId);
        entries = actor is null ? entries : entries.Where(entry => entry.ActorId == actor);
        if (clientId is { } id)
        {
            ClientId? client = new ClientId(id);
            entries = entries.Where(entry => entry.ClientId == client);
        }

        if (from is { } start)
        {
            entries = entries.Where(entry => entry.At >= start.ToUniversalTime());
        }

        if (to is { } end)
        {
            entries = entries.Where(entry => entry.At < end.ToUniversalTime());
        }

        return await entries.ToPageAsync(page, s_sorts, entry => ToResponse(entry, database.Service), cancellationToken);
    }

    private static async Task<Outcome<AuditEntryResponse>> GetAsync(Guid id, ServiceDb db, ServiceDatabase database, CancellationToken cancellationToken) =>
        await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken) is { } entry
            ? ToResponse(entry, database.Service)
            : Problem.NotFound("entry");

    private static async Task<Outcome<AuditVerification>> VerifyAsync(
        long? seq, string? hash, ServiceDb db, ServiceDatabase database, CancellationToken cancellationToken)
    {
        var noted = seq is { } number && hash is not null ? new AuditHead(number, hash.ToLowerInvariant()) : null;
        return await AuditVerifier.VerifyAsync(db, database.Service, noted, cancellationToken);
    }

    // Page by page (after=seq of the last line): an answer is held in memory until its transaction has ended.
    private static async Task ExportAsync(long? after, HttpResponse response, ServiceDb db, ServiceDatabase database, CancellationToken cancellationToken)
    {
        response.ContentType = "application/jsonl";
        foreach (var (link, entry) in await AuditVerifier.PageAsync(db, after ?? 0, cancellationToken, ExportedAtOnce))
        {
            using var line = new MemoryStream();
            await using (var json = new Utf8JsonWriter(line))
            {
                json.WriteStartObject();
                json.WriteNumber("seq", link.Seq);
                json.WriteString("previousHash", Convert.ToHexStringLower(link.PreviousHash));
                json.WriteString("hash", Convert.ToHexStringLower(link.Hash));
                json.WritePropertyName("entry");
                json.WriteRawValue(entry is null ? "null"u8 : AuditChain.Bytes(entry, database.Service));
                json.WriteEndObject();
            }

            line.WriteByte((byte)'\n');
            await response.Body.WriteAsync(line.ToArray(), cancellationToken);
        }
    }

    private static AuditEntryResponse ToResponse(AuditEntry entry, string service) => new(
        entry.Id, service, entry.At, entry.ActorId, entry.ActorName, entry.ActorRoles, entry.Action, entry.ObjectKind, entry.ObjectId,
        entry.ClientId, entry.Reason, Parse(entry.Before), Parse(entry.After), entry.TraceId);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
