using System.Linq.Expressions;

namespace Credentialing.ServiceDefaults.Http.Paging;

/// <summary>
/// The orders that a list can be read in. Each is unique through the id, so that a page starts exactly where the last
/// one ended, however many rows were added meanwhile; and each should have an index.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
/// <typeparam name="TId">The row's id.</typeparam>
/// <param name="id">The row's id.</param>
/// <param name="byDefault">The order when none is asked for, such as <c>-createdAt</c>.</param>
public sealed class Sorts<T, TId>(Expression<Func<T, TId>> id, string byDefault)
{
    private readonly Dictionary<string, LambdaExpression> _keys = new(StringComparer.Ordinal);

    /// <summary>The row's id.</summary>
    internal Expression<Func<T, TId>> Id { get; } = id;

    /// <summary>Allows sorting by a field, which must not be null.</summary>
    /// <param name="name">Its name in the API.</param>
    /// <param name="key">The column.</param>
    public Sorts<T, TId> By<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        _keys[name] = key;
        return this;
    }

    /// <summary>The order that was asked for.</summary>
    /// <exception cref="ProblemException">400: there is no such order.</exception>
    internal (string Name, LambdaExpression Key, bool Descending) Choose(string? sort)
    {
        var asked = sort ?? byDefault;
        var descending = asked.StartsWith('-');
        return _keys.TryGetValue(asked.TrimStart('-'), out var key)
            ? (asked, key, descending)
            : throw new ProblemException(Problem.Invalid("sort", $"must be one of {string.Join(", ", _keys.Keys)}, with - in front for descending"));
    }
}
