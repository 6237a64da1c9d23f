using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>
/// The precondition of every PUT, PATCH and DELETE: the version that the caller has seen. A missing header is 428; a
/// handler that takes this parameter asks <see cref="Refuses"/> before it changes anything.
/// </summary>
public sealed class IfMatch : IEndpointParameterMetadataProvider
{
    private readonly IReadOnlyList<string> _tags;

    private IfMatch(IReadOnlyList<string> tags) => _tags = tags;

    /// <summary>412 when the caller has not seen the current version; null when it has.</summary>
    /// <param name="version">The aggregate's current version.</param>
    public Problem? Refuses(int version) =>
        _tags.Contains("*", StringComparer.Ordinal) || _tags.Contains($"\"{version.ToString(CultureInfo.InvariantCulture)}\"", StringComparer.Ordinal)
            ? null
            : new Problem(412, "stale-version", "The object has changed", "The object has changed since it was read: read it again.");

    /// <summary>Reads the header; called by the framework.</summary>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var tags = context.Request.Headers.IfMatch
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return tags.Length > 0
            ? ValueTask.FromResult<IfMatch?>(new IfMatch(tags))
            : throw new ProblemException(new Problem(428, "precondition-required", "If-Match is required", "Send the ETag of the version you have seen in If-Match."));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new IfMatchMetadata());
}

/// <summary>Marks an endpoint that checks <c>If-Match</c>.</summary>
public sealed class IfMatchMetadata;

/// <summary>A problem found where no answer can be returned, such as while parameters are bound.</summary>
/// <param name="problem">The answer.</param>
/// <param name="because">What led to it.</param>
public sealed class ProblemException(Problem problem, Exception? because = null) : Exception(problem.Code, because)
{
    /// <summary>The answer.</summary>
    public Problem Problem { get; } = problem;
}
