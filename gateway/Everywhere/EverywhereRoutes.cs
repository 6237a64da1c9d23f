using Credentialing.Gateway.Access;
using Credentialing.Gateway.Http;
using Credentialing.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Credentialing.Gateway.Everywhere;

/// <summary>
/// What every service keeps for itself and an operator wants to see as one: failed messages and the audit trail.
/// Lists are joined, service by service; an action goes to the service that has the object.
/// </summary>
internal static class EverywhereRoutes
{
    private const string FailedMessages = "everywhere:failed-messages", Audit = "everywhere:audit";

    /// <summary>Paths that exist on every service and are answered here for all of them.</summary>
    public static IReadOnlyList<string> Paths { get; } = ["/v1/failed-messages", "/v1/audit"];

    /// <summary>Whether a path is one of those or below one.</summary>
    public static bool Covers(string path) =>
        Paths.Any(root => path.Equals(root, StringComparison.Ordinal) || path.StartsWith(root + "/", StringComparison.Ordinal));

    public static void AddEverywherePolicies(this AuthorizationOptions options)
    {
        options.AddAreaPolicy(FailedMessages, [Permissions.FailedMessagesManage]);
        options.AddAreaPolicy(Audit, [Permissions.AuditRead]);
    }

    public static void MapEverywhere(this IEndpointRouteBuilder routes)
    {
        var failed = routes.MapGroup("/v1/failed-messages").RequireAuthorization(FailedMessages).ExcludeFromDescription();
        failed.MapGet("", ListAsync);
        failed.Map("{id}/{**action}", ItemAsync);

        var audit = routes.MapGroup("/v1/audit").RequireAuthorization(Audit).ExcludeFromDescription();
        audit.MapGet("", ListAsync);
        audit.MapGet("verification", VerifyAsync);
        audit.MapGet("export", ExportAsync);
    }

    private static async Task ListAsync(HttpContext context, JoinedList list)
    {
        var answer = await list.ReadAsync(context.Request, context.RequestAborted);
        await answer.WriteAsync(context);
    }

    private static async Task VerifyAsync(HttpContext context, AuditTrails trails)
    {
        var answer = await trails.VerifyAsync(context.Request, context.RequestAborted);
        await answer.WriteAsync(context);
    }

    private static async Task ExportAsync(HttpContext context, AuditTrails trails)
    {
        var answer = await trails.OfOneAsync(context.Request, context.RequestAborted);
        await answer.WriteAsync(context);
    }

    private static async Task ItemAsync(HttpContext context, OwnerLookup owners)
    {
        var answer = await owners.AskAsync(context.Request, context.RequestAborted);
        await answer.WriteAsync(context);
    }
}
