using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;
using Credentialing.ServiceDefaults.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Credentialing.Gateway.Everywhere;

/// <summary>
/// One list out of the lists that services keep: each service's items in its own order, service after service, so a
/// page is cut exactly and nothing is shown twice or left out. <c>?service=</c> asks only one.
/// </summary>
/// <remarks>
/// A service that cannot be reached is named in <c>unavailable</c> and passed over: when something is broken an operator
/// wants to see the rest. A service that has no such list answers 404 and is passed over too.
/// </remarks>
internal sealed class JoinedList(ServiceAddresses services, ServiceClient client)
{
    private const int DefaultLimit = 50, MaximumLimit = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<PlainAnswer> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!TryReadLimit(request, out var limit))
        {
            return PlainAnswer.Of(Problem.Invalid("limit", $"must be a whole number from 1 to {MaximumLimit}"));
        }

        if (!TryReadCursor(request, out var cursor))
        {
            return PlainAnswer.Of(Problem.Invalid("cursor", "is not a cursor of this list"));
        }

        var items = new JsonArray();
        var unavailable = new JsonArray();
        JoinedCursor? next = null;
        foreach (var service in ToAsk(request.Query["service"], cursor))
        {
            if (items.Count >= limit)
            {
                next = new JoinedCursor(service, null);
                break;
            }

            var inner = string.Equals(cursor?.Service, service, StringComparison.Ordinal) ? cursor!.Inner : null;
            using var answer = await AskAsync(request, service, limit - items.Count, inner, cancellationToken);
            if (answer is null or { StatusCode: >= System.Net.HttpStatusCode.InternalServerError })
            {
                unavailable.Add(service);
                continue;
            }

            if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                continue;
            }

            if (!answer.IsSuccessStatusCode)
            {
                // A refused filter or a missing permission is refused by each service alike; the first says so for all.
                return await PlainAnswer.FromAsync(answer, cancellationToken);
            }

            if (await TakeAsync(answer, service, items, cancellationToken) is { } more)
            {
                next = new JoinedCursor(service, more);
                break;
            }
        }

        var page = new JsonObject { ["items"] = items, ["nextCursor"] = next?.ToString(), ["unavailable"] = unavailable };
        return PlainAnswer.Json(page);
    }

    private IEnumerable<string> ToAsk(string? only, JoinedCursor? cursor) =>
        services.Names
            .Where(name => string.IsNullOrEmpty(only) || string.Equals(name, only, StringComparison.Ordinal))
            .Where(name => cursor is null || string.CompareOrdinal(name, cursor.Service) >= 0);

    private Task<HttpResponseMessage?> AskAsync(
        HttpRequest request, string service, int limit, string? inner, CancellationToken cancellationToken)
    {
        var query = request.Query
            .Where(pair => pair.Key is not ("limit" or "cursor" or "service"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create("limit", (string?)limit.ToString(CultureInfo.InvariantCulture)));
        if (inner is not null)
        {
            query = query.Append(KeyValuePair.Create("cursor", (string?)inner));
        }

        var path = QueryHelpers.AddQueryString(request.Path, query);
        return client.SendAsync(
            service, copy => ForwardedRequest.To(copy, path, HttpMethod.Get, request, body: null), Patience, cancellationToken);
    }

    private static async Task<string?> TakeAsync(
        HttpResponseMessage answer, string service, JsonArray into, CancellationToken cancellationToken)
    {
        var page = await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken)
            ?? throw new JsonException("A page was expected.");
        foreach (var item in page["items"]!.AsArray())
        {
            var copy = item!.DeepClone();
            if (copy is JsonObject fields)
            {
                fields.TryAdd("service", service);
            }

            into.Add(copy);
        }

        return page["nextCursor"]?.GetValue<string>();
    }

    private static bool TryReadLimit(HttpRequest request, out int limit)
    {
        limit = DefaultLimit;
        return request.Query["limit"].ToString() is not { Length: > 0 } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaximumLimit);
    }

    private static bool TryReadCursor(HttpRequest request, out JoinedCursor? cursor)
    {
        cursor = null;
        return request.Query["cursor"].ToString() is not { Length: > 0 } text || (cursor = JoinedCursor.Parse(text)) is not null;
    }
}
