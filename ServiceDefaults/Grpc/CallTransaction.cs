using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// One call, one transaction, as for a request: it commits when the handler has ended well, and a call that fails leaves
/// nothing behind. It opens the rows of the client that the call names, and no others.
/// </summary>
internal sealed class CallTransaction : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? response = null;
        await WithinAsync(context, async () => response = await continuation(request, context));
        return response!;
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? response = null;
        await WithinAsync(context, async () => response = await continuation(requestStream, context));
        return response!;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        WithinAsync(context, () => continuation(request, responseStream, context));

    private static async Task WithinAsync(ServerCallContext context, Func<Task> handle)
    {
        var http = context.GetHttpContext();
        var db = http.RequestServices.GetService<ServiceDb>();
        if (db is null)
        {
            await handle();
            return;
        }

        var caller = http.RequestServices.GetRequiredService<Caller>();
        caller.Bind(http.User, db.Tenant);
        db.Tenant.See(ClientOf(context));
        db.Actor = caller.Id;
        http.RequestServices.GetRequiredService<AuditContext>().Action = $"grpc {context.Method}";
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        await handle();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static ClientId[] ClientOf(ServerCallContext context) => context.RequestHeaders.GetValue(ServiceCall.ClientHeader) switch
    {
        null => [],
        { } named when Guid.TryParse(named, out var client) => [new ClientId(client)],
        _ => throw new GrpcProblem(StatusCode.InvalidArgument, "client-id-invalid", "The metadata client-id is not a UUID.").ToException(),
    };
}
