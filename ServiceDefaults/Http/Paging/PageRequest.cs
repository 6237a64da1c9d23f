using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Credentialing.ServiceDefaults.Http.Paging;

/// <summary>The query parameters that every list takes: <c>limit</c> (1–200, default 50), <c>cursor</c>, <c>sort</c>.</summary>
public sealed class PageRequest : IEndpointParameterMetadataProvider
{
    private const int Most = 200;

    private PageRequest(int limit, string? cursor, string? sort)
    {
        Limit = limit;
        Cursor = cursor;
        Sort = sort;
    }

    /// <summary>How many items at most.</summary>
    public int Limit { get; }

    /// <summary>Where the last page ended, as <c>nextCursor</c> said it.</summary>
    public string? Cursor { get; }

    /// <summary>The field to sort by, with <c>-</c> in front for descending; null for the list's own order.</summary>
    public string? Sort { get; }

    /// <summary>Reads the query; called by the framework.</summary>
    public static ValueTask<PageRequest?> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = 50;
        if (query.TryGetValue("limit", out var text) &&
            (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
        {
            throw new ProblemException(Problem.Invalid("limit", $"must be a whole number from 1 to {Most}"));
        }

        return ValueTask.FromResult<PageRequest?>(new PageRequest(limit, NullIfEmpty(query["cursor"]), NullIfEmpty(query["sort"])));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new PagedMetadata());

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>Marks an endpoint that lists page by page.</summary>
public sealed class PagedMetadata;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="Items">The items, in the order that was asked for.</param>
/// <param name="NextCursor">What to send as <c>cursor</c> for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
