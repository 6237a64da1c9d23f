using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Messaging.FailedMessages;

/// <summary>Where administrators see, replay and discard messages that failed.</summary>
internal static class FailedMessageRoutes
{
    private static readonly Sorts<FailedMessage, FailedMessageId> Sorts =
        new Sorts<FailedMessage, FailedMessageId>(message => message.Id, "-failedAt").By("failedAt", message => message.FailedAt);

    public static void MapFailedMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/failed-messages").WithTags("Failed messages");
        group.Needs(Identity.Contracts.Permissions.FailedMessagesManage);
        group.MapGet("", ListAsync);
        group.MapGet("/{id:guid}", GetAsync);
        group.MapPost("/{id:guid}/replay", ReplayAsync);
        group.MapPost("/{id:guid}/discard", DiscardAsync);
    }

    private static async Task<Outcome<Page<FailedMessageResponse>>> ListAsync(
        PageRequest page, [FromQuery(Name = "state")] string? name, ServiceDb db, ServiceDatabase service, CancellationToken cancellationToken)
    {
        var state = string.IsNullOrEmpty(name) ? null : StateOf(name);
        if (state is null && !string.IsNullOrEmpty(name))
        {
            return Problem.Invalid("state", "must be filed, replayed or discarded");
        }

        return await db.Set<FailedMessage>().AsNoTracking().Where(message => state == null || message.State == state)
            .ToPageAsync(page, Sorts, message => FailedMessageResponse.Of(message, service.Service), cancellationToken);
    }

    // The framework only takes a state as C# spells it, not as our own answers do.
    private static FailedMessageState? StateOf(string name) => name switch
    {
        "filed" => FailedMessageState.Filed,
        "replayed" => FailedMessageState.Replayed,
        "discarded" => FailedMessageState.Discarded,
        _ => null,
    };

    private static async Task<Outcome<FailedMessageResponse>> GetAsync(Guid id, ServiceDb db, ServiceDatabase service, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } message ? FailedMessageResponse.Of(message, service.Service) : NotFound;

    private static async Task<Outcome<FailedMessageResponse>> ReplayAsync(Guid id, ServiceDb db, ServiceDatabase service, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } message)
        {
            return NotFound;
        }

        var (again, refusal) = message.Replay(db.Actor, db.Clock.GetUtcNow());
        if (again is null)
        {
            return refusal!;
        }

        db.Add(again);
        await db.SaveChangesAsync(cancellationToken);
        return FailedMessageResponse.Of(message, service.Service);
    }

    private static async Task<Outcome<FailedMessageResponse>> DiscardAsync(
        Guid id, DiscardRequest request, ServiceDb db, ServiceDatabase service, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
        {
            return Problem.Invalid("reason", "must have 1 to 500 characters");
        }

        if (await FindAsync(db, id, cancellationToken) is not { } message)
        {
            return NotFound;
        }

        if (message.Discard(request.Reason.Trim()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return FailedMessageResponse.Of(message, service.Service);
    }

    private static Problem NotFound => Problem.NotFound("failed message");

    private static Task<FailedMessage?> FindAsync(ServiceDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<FailedMessage>().SingleOrDefaultAsync(message => message.Id == new FailedMessageId(id), cancellationToken);
}

/// <summary>Why a message is not needed.</summary>
/// <param name="Reason">1 to 500 characters.</param>
internal sealed record DiscardRequest([property: Required] string Reason);

/// <summary>Why a message failed.</summary>
/// <param name="Type">The exception's type, or the broker's reason.</param>
/// <param name="Message">Its words, without anybody's data.</param>
internal sealed record FailedMessageReason(string Type, string Message);

/// <summary>A message that failed.</summary>
internal sealed record FailedMessageResponse(
    FailedMessageId Id, string Service, Guid MessageId, string Queue, string Type, JsonElement? Body, JsonElement Headers, DateTimeOffset FailedAt,
    FailedMessageReason Reason, int Deliveries, FailedMessageState State, string? DiscardReason, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt,
    int Version) : IVersioned
{
    public static FailedMessageResponse Of(FailedMessage message, string service) => new(
        message.Id, service, message.MessageId, message.Queue, message.Type, JsonOf(message.Body), JsonOf(message.Headers) ?? default, message.FailedAt,
        new(message.ReasonType, message.Reason), message.Deliveries, message.State, message.DiscardReason, message.CreatedAt, message.UpdatedAt,
        message.Version);

    private static JsonElement? JsonOf(string json) => JsonOf(System.Text.Encoding.UTF8.GetBytes(json));

    // A body that is no JSON may be the very reason why the message failed.
    private static JsonElement? JsonOf(byte[] json)
    {
        try
        {
            var envelope = JsonElement.Parse(json);
            return envelope.ValueKind == JsonValueKind.Object && envelope.TryGetProperty("message", out var message) ? message : envelope;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
