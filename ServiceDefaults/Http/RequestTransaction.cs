using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http.Idempotency;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore.Storage;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>
/// Marks a route that another protocol than our API's governs, such as OAuth's: no transaction around it, and no
/// <c>Idempotency-Key</c>, whose kept answer would be somebody else's secret.
/// </summary>
public sealed record WithoutTransaction;

/// <summary>
/// One request, one transaction: it commits before the first byte of the answer leaves, and an answer that is an error
/// leaves nothing behind. With an <c>Idempotency-Key</c> the answer itself is part of that transaction.
/// </summary>
internal sealed class RequestTransaction(RequestDelegate next)
{
    // Requests are read once for the hash and once by the handler; larger ones spill to disk.
    private const int InMemory = 256 * 1024;

    public async Task InvokeAsync(HttpContext context, ServiceDb db, Caller caller, AuditContext audit, IdempotencyStore store)
    {
        if (context.GetEndpoint()?.Metadata is not { } endpoint ||
            endpoint.GetMetadata<PermissionMetadata>() is null || endpoint.GetMetadata<WithoutTransaction>() is not null ||
            endpoint.GetMetadata<GrpcMethodMetadata>() is not null)
        {
            await next(context);
            return;
        }

        var cancellation = context.RequestAborted;
        caller.Bind(context.User, db.Tenant);
        audit.Action = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/')}";
        db.Actor = caller.Id;
        var isWrite = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (isWrite)
        {
            context.Request.EnableBuffering(InMemory);

            // All of it before the transaction: who sends slowly must not hold a connection to the database meanwhile.
            await context.Request.Body.DrainAsync(cancellation);
            context.Request.Body.Position = 0;
        }

        var key = HttpMethods.IsPost(context.Request.Method) ? KeyOf(context.Request) : null;
        var hash = key is null ? [] : await store.HashAsync(context.Request, cancellation);
        var client = context.Response.Body;
        await using var answer = new MemoryStream();
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            context.Response.Body = answer;
            if (key is not null && await store.TakeAsync(caller.Id, key, hash, cancellation) is { } first)
            {
                await (hash.AsSpan().SequenceEqual(first.RequestHash)
                    ? store.ReplayAsync(first, context.Response, cancellation)
                    : KeyReused.ExecuteAsync(context));
                await transaction.RollbackAsync(cancellation);
            }
            else
            {
                await next(context);
                transaction = await FinishAsync(context, db, transaction, store, caller, key, hash, answer);
            }
        }
        finally
        {
            context.Response.Body = client;
            await transaction.DisposeAsync();
        }

        answer.Position = 0;
        await answer.CopyToAsync(client, cancellation);
    }

    private static Problem KeyReused => Problem.Unprocessable(
        "idempotency-key-reused", "This Idempotency-Key was used for another request within the last 24 hours.");

    private static async Task<IDbContextTransaction> FinishAsync(
        HttpContext context, ServiceDb db, IDbContextTransaction transaction, IdempotencyStore store, Caller caller, string? key, byte[] hash, MemoryStream answer)
    {
        // From here on the work is decided: a caller that hangs up must not leave it undone or unrecorded.
        var status = context.Response.StatusCode;
        var keepsChanges = status < 400 || context.Items.ContainsKey(typeof(Problem));
        if (!keepsChanges)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            await transaction.DisposeAsync();
            db.ChangeTracker.Clear();
            transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        }

        if (key is not null && IsKept(status))
        {
            await store.KeepAsync(caller.Id, key, hash, context.Response, answer.ToArray(), CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return transaction;
    }

    // What the use case decided is kept; a malformed request may be mended and sent again under the same key.
    private static bool IsKept(int status) => status is < 400 or 404 or 409 or 422;

    private static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var values) || values.ToString() is not { Length: > 0 } key)
        {
            return null;
        }

        return key.Length <= 255
            ? key
            : throw new ProblemException(Problem.Invalid("Idempotency-Key", "must have at most 255 characters"));
    }
}
