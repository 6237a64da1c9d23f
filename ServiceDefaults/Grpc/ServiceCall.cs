using Credentialing.ServiceDefaults.Tenancy;
using Grpc.Core;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>How one service asks another.</summary>
public static class ServiceCall
{
    /// <summary>The metadata that names the client whose rows a call may touch.</summary>
    public const string ClientHeader = "client-id";

    /// <summary>A call about one client: the other service opens no other client's rows for it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static CallOptions About(ClientId client, CancellationToken cancellationToken) =>
        new(new Metadata { { ClientHeader, client.Value.ToString() } }, cancellationToken: cancellationToken);

    /// <summary>A call about what belongs to no client; no client's rows are open to it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public static CallOptions AboutNoClient(CancellationToken cancellationToken) => new(cancellationToken: cancellationToken);
}
