using System.Globalization;
using System.Text.Json.Nodes;
using Credentialing.Gateway.Everywhere;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Routing;
using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Gateway.Contract;

/// <summary>What the gateway itself adds to the contract: how to sign in, its own answers, and what all operations share.</summary>
internal static class GatewayPart
{
    /// <summary>The name under which it is merged; sorts and prefixes like a service's.</summary>
    public const string Name = "gateway";

    private static readonly Problem[] OnEveryOperation = [GatewayProblem.TooManyRequests, GatewayProblem.ServiceUnavailable];
    private static readonly Problem[] WhereATokenIsNeeded = [Problem.Unauthenticated, Problem.Forbidden];

    public static JsonObject Info() => new()
    {
        ["title"] = "Credentialing API",
        ["version"] = "v1",
        ["description"] = "Credentialing and payor enrolment, from the first consultation to monthly maintenance. "
            + "REST over JSON; problems are RFC 9457 with a stable `code`; fields may be added at any time.",
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        ["contact"] = new JsonObject { ["name"] = "Documentation", ["url"] = "/docs" },
    };

    /// <summary>The gateway's own document.</summary>
    public static JsonObject Create() => new()
    {
        ["paths"] = new JsonObject
        {
            ["/health/live"] = new JsonObject { ["get"] = Health("live", "Whether the gateway answers", "It does.") },
            ["/health/ready"] = new JsonObject { ["get"] = Health("ready", "Whether every service is ready", "All are.", problem: "Some are not; the body says which.") },
        },
        ["tags"] = new JsonArray(new JsonObject { ["name"] = "Operations", ["description"] = "Health, failed messages and the audit trail." }),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject
                {
                    ["type"] = "http",
                    ["scheme"] = "bearer",
                    ["bearerFormat"] = "JWT",
                    ["description"] = "A token from `POST /connect/token`.",
                },
            },
            ["schemas"] = new JsonObject { ["Problem"] = ProblemSchema() },
            ["responses"] = new JsonObject(OnEveryOperation.Concat(WhereATokenIsNeeded)
                .Select(problem => KeyValuePair.Create(ResponseName(problem), (JsonNode?)Response(problem)))),
        },
    };

    /// <summary>Gives an operation what every one has: an id of its own, a tag, its security, the gateway's answers.</summary>
    public static JsonObject Complete(JsonObject operation, HashSet<string> operationIds, string service, string method, string path)
    {
        // Generated clients name their methods by it, so each operation has one, and it depends on nothing but the route.
        var id = operation["operationId"]?.GetValue<string>() ?? IdOf(method, path);
        operation["operationId"] = operationIds.Add(id) ? id : $"{service}.{id}";

        if (EverywhereRoutes.Covers(path))
        {
            operation["tags"] = new JsonArray("Operations");
            AddServiceParameter(operation, method, path);
        }
        else if (!ContractMerge.TagsOf(operation).Any())
        {
            operation["tags"] = new JsonArray(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service));
        }

        if (service == Name)
        {
            return operation;
        }

        var anonymous = RouteTable.Find(method, path)?.Access == RouteAccess.Anyone;
        if (anonymous)
        {
            operation["security"] = new JsonArray();
        }
        else
        {
            operation.Remove("security");
        }

        var responses = operation["responses"] as JsonObject ?? [];
        operation["responses"] = responses;
        foreach (var problem in anonymous ? OnEveryOperation : WhereATokenIsNeeded.Concat(OnEveryOperation))
        {
            responses.TryAdd(
                problem.Status.ToString(CultureInfo.InvariantCulture),
                new JsonObject { ["$ref"] = $"#/components/responses/{ResponseName(problem)}" });
        }

        return operation;
    }

    private static void AddServiceParameter(JsonObject operation, string method, string path)
    {
        var (isRequired, meaning) = path switch
        {
            "/v1/audit/export" => (true, "The service whose trail is exported; each has a chain of its own."),
            "/v1/audit/verification" => (false, "Only this service's trail. Without it all are verified: `{ok, services: {name: …}, unavailable: []}`."),
            _ => (false, "Only this service's. Without it all services' lists follow one another; those that cannot be reached are named in `unavailable`."),
        };
        if (method is "get" && !path.Contains('{', StringComparison.Ordinal))
        {
            var parameters = operation["parameters"] as JsonArray ?? [];
            operation["parameters"] = parameters;
            parameters.Add(new JsonObject
            {
                ["name"] = "service",
                ["in"] = "query",
                ["required"] = isRequired,
                ["description"] = meaning,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }
    }

    /// <summary><c>GET /v1/clients/{id}/journey</c> is <c>getClientsByIdJourney</c>.</summary>
    private static string IdOf(string method, string path)
    {
        var words = path.Split(['/', '-', '.', '_'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "v1")
            .Select(word => word.Contains('{', StringComparison.Ordinal) ? "By" + Capital(word.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)) : Capital(word));
        return method + string.Concat(words);

        static string Capital(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));
    }

    private static string ResponseName(Problem problem) =>
        string.Concat(problem.Code.Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));

    private static JsonObject Response(Problem problem)
    {
        var response = new JsonObject
        {
            ["description"] = $"{problem.Title} (`{problem.Code}`).",
            ["content"] = new JsonObject
            {
                ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } },
            },
        };
        if (problem.Status is 429 or 503)
        {
            response["headers"] = new JsonObject
            {
                ["Retry-After"] = new JsonObject { ["description"] = "Seconds to wait.", ["schema"] = new JsonObject { ["type"] = "integer" } },
            };
        }

        return response;
    }

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["description"] = "Problem details (RFC 9457).",
        ["required"] = new JsonArray("type", "title", "status", "code"),
        ["properties"] = new JsonObject
        {
            ["type"] = Text("Where the problem is explained."),
            ["title"] = Text("The same for every occurrence."),
            ["status"] = new JsonObject { ["type"] = "integer", ["description"] = "The HTTP status." },
            ["detail"] = Text("About this occurrence."),
            ["code"] = Text("Stable, kebab-case; made for programs."),
            ["traceId"] = Text("To find the request in our records."),
            ["errors"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "What is wrong with which field, by path.",
                ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            },
        },
    };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Health(string id, string summary, string good, string? problem = null)
    {
        var responses = new JsonObject { ["200"] = Status(good) };
        if (problem is not null)
        {
            responses["503"] = Status(problem);
        }

        return new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["tags"] = new JsonArray("Operations"),
            ["security"] = new JsonArray(),
            ["responses"] = responses,
        };
    }

    private static JsonObject Status(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("status"),
                    ["properties"] = new JsonObject
                    {
                        ["status"] = Text("`live`, `ready` or `notReady`."),
                        ["services"] = new JsonObject
                        {
                            ["type"] = "object",
                            ["additionalProperties"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("ready", "notReady") },
                        },
                    },
                },
            },
        },
    };
}
