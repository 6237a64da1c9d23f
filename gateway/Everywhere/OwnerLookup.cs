using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;

namespace Credentialing.Gateway.Everywhere;

/// <summary>
/// Sends a request about one object to service after service until one knows it. Ids are unique everywhere, so at most
/// one does, and a service that does not know it has done nothing.
/// </summary>
internal sealed class OwnerLookup(ServiceAddresses services, ServiceClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<PlainAnswer> AskAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var body = buffer.ToArray();
        var path = request.Path + request.QueryString;
        var method = HttpMethod.Parse(request.Method);

        var someUnreachable = false;
        foreach (var service in services.Names)
        {
            using var answer = await client.SendAsync(
                service, copy => ForwardedRequest.To(copy, path, method, request, body), Patience, cancellationToken);
            switch (answer)
            {
                case null or { StatusCode: System.Net.HttpStatusCode.ServiceUnavailable }:
                    someUnreachable = true;
                    break;
                case { StatusCode: System.Net.HttpStatusCode.NotFound }:
                    break;
                default:
                    return await PlainAnswer.FromAsync(answer, cancellationToken);
            }
        }

        // It may be at a service that is down, so 'not found' would be a claim that nobody can make.
        return PlainAnswer.Of(someUnreachable ? GatewayProblem.ServiceUnavailable : GatewayProblem.NotFound);
    }
}
