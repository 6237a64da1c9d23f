namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// Says with which token a gRPC call is made: the token of whoever asked this service, or this service's own.
/// Registered as a singleton; without one, calls carry no token.
/// </summary>
public interface IGrpcCallerToken
{
    /// <summary>The token without the word Bearer, or null to call without one.</summary>
    ValueTask<string?> GetAsync(CancellationToken cancellationToken);
}
