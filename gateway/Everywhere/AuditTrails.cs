using System.Text.Json.Nodes;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;
using Credentialing.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Credentialing.Gateway.Everywhere;

/// <summary>
/// Each service's audit trail is a chain of its own, so it is verified and exported by service. A verification without
/// <c>?service=</c> asks all of them, and is <c>ok</c> only when all could be asked and every chain holds.
/// </summary>
internal sealed class AuditTrails(ServiceAddresses services, ServiceClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<PlainAnswer> VerifyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query.ContainsKey("service"))
        {
            return await OfOneAsync(request, cancellationToken);
        }

        var answers = await Task.WhenAll(services.Names.Select(async name => (name, answer: await AskAsync(request, name, cancellationToken))));
        var trails = new JsonObject();
        var unavailable = new JsonArray();
        var ok = true;
        foreach (var (name, answer) in answers)
        {
            using (answer)
            {
                if (answer is null or { StatusCode: >= System.Net.HttpStatusCode.InternalServerError })
                {
                    ok = false;
                    unavailable.Add(name);
                }
                else if (answer.IsSuccessStatusCode)
                {
                    var trail = await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
                    ok &= trail?["ok"] is JsonValue value && value.GetValue<bool>();
                    trails[name] = trail;
                }
                else if (answer.StatusCode != System.Net.HttpStatusCode.NotFound)
                {
                    return await PlainAnswer.FromAsync(answer, cancellationToken);
                }
            }
        }

        return PlainAnswer.Json(new JsonObject { ["ok"] = ok, ["services"] = trails, ["unavailable"] = unavailable });
    }

    /// <summary>The answer of the one service that <c>?service=</c> names.</summary>
    public async Task<PlainAnswer> OfOneAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var name = request.Query["service"].ToString();
        if (services.Of(name).Count == 0)
        {
            return PlainAnswer.Of(Problem.Invalid("service", $"must be one of {string.Join(", ", services.Names)}"));
        }

        using var answer = await AskAsync(request, name, cancellationToken);
        return answer is null ? PlainAnswer.Of(GatewayProblem.ServiceUnavailable) : await PlainAnswer.FromAsync(answer, cancellationToken);
    }

    private Task<HttpResponseMessage?> AskAsync(HttpRequest request, string service, CancellationToken cancellationToken)
    {
        var query = request.Query.Where(pair => pair.Key is not "service");
        var path = QueryHelpers.AddQueryString(request.Path, query);
        return client.SendAsync(service, copy => ForwardedRequest.To(copy, path, HttpMethod.Get, request, body: null), Patience, cancellationToken);
    }
}
