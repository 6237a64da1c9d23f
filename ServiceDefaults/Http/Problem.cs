using System.Diagnostics;
using Credentialing.ServiceDefaults.Domain;
using Microsoft.AspNetCore.Http;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>An error answer: RFC 9457 problem details with a stable <c>code</c>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Title">The kind of problem, the same for every occurrence.</param>
/// <param name="Detail">What is wrong this time; never personal data.</param>
public sealed record Problem(int Status, string Code, string Title, string? Detail = null) : IResult
{
    /// <summary>What is wrong with which field: JSON path → messages.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Further members of the document.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Whether what was written before is committed all the same.</summary>
    public bool KeepsChanges { get; init; }

    /// <summary>400: the request itself is malformed; says which fields.</summary>
    public static Problem Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, "invalid-request", "The request is not valid", "See errors for what is wrong with which field.") { Errors = errors };

    /// <summary>400 about one field.</summary>
    public static Problem Invalid(string field, string message) =>
        Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] });

    /// <summary>401: there is no valid access token.</summary>
    public static Problem Unauthenticated { get; } =
        new(401, "unauthenticated", "A valid access token is required", "Send a valid access token as Authorization: Bearer.");

    /// <summary>403: the token does not allow it.</summary>
    public static Problem Forbidden { get; } = new(403, "forbidden", "Not permitted", "The roles of this account do not allow this.");

    /// <summary>404; the same whether the thing does not exist or is another client's.</summary>
    public static Problem NotFound(string what = "object") =>
        new(404, "not-found", "Not found", $"There is no such {what}.");

    /// <summary>409: the state that things are in does not allow it.</summary>
    public static Problem Conflict(string code, string detail) => new(409, code, "The state does not allow this", detail);

    /// <summary>422: what was asked breaks a rule.</summary>
    public static Problem Unprocessable(string code, string detail, string? field = null) =>
        new(422, code, "A rule does not allow this", detail)
        {
            Errors = field is null ? null : new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [detail] },
        };

    /// <summary>The answer for a refusal of the domain.</summary>
    public static implicit operator Problem(Refusal refusal) =>
        (refusal.Kind == RefusalKind.State
            ? Conflict(refusal.Code, refusal.Detail)
            : Unprocessable(refusal.Code, refusal.Detail, refusal.Field)) with
        {
            Extensions = refusal.Extensions,
            KeepsChanges = refusal.KeepsChanges,
        };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (KeepsChanges)
        {
            httpContext.Items[typeof(Problem)] = this;
        }

        return httpContext.Response.WriteAsJsonAsync(
            ToDocument(httpContext), options: null, contentType: "application/problem+json", httpContext.RequestAborted);
    }

    private Dictionary<string, object?> ToDocument(HttpContext context)
    {
        var document = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"urn:credentialing:problem:{Code}",
            ["title"] = Title,
            ["status"] = Status,
            ["detail"] = Detail ?? Title,
            ["code"] = Code,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        if (Errors is not null)
        {
            document["errors"] = Errors;
        }

        foreach (var (name, value) in Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            document[name] = value;
        }

        return document;
    }
}
