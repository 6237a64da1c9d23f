using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.ServiceDefaults.Http.Paging;

/// <summary>
/// Reads a list page by page by where the last page ended (keyset), never by counting rows: the thousandth page costs
/// what the first does.
/// </summary>
public static class KeysetPaging
{
    /// <summary>Reads one page.</summary>
    /// <param name="query">The rows, filtered.</param>
    /// <param name="request">What the caller asked for.</param>
    /// <param name="sorts">The orders that this list knows.</param>
    /// <param name="toResponse">From row to item.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ProblemException">400: the sort or the cursor is not one of this list's.</exception>
    public static async Task<Page<TResponse>> ToPageAsync<T, TId, TResponse>(
        this IQueryable<T> query, PageRequest request, Sorts<T, TId> sorts, Func<T, TResponse> toResponse, CancellationToken cancellationToken)
        where T : class
    {
        var (name, key, descending) = sorts.Choose(request.Sort);
        if (request.Cursor is { } cursor)
        {
            query = query.Where(After(cursor, name, key, sorts.Id, descending));
        }

        var rows = await Order(query, key, sorts.Id, descending).Take(request.Limit + 1).ToListAsync(cancellationToken);
        if (rows.Count <= request.Limit)
        {
            return new Page<TResponse>([.. rows.Select(toResponse)], null);
        }

        rows.RemoveAt(request.Limit);
        var last = rows[^1];
        return new Page<TResponse>([.. rows.Select(toResponse)], CursorAt(name, key.Compile().DynamicInvoke(last), sorts.Id.Compile()(last)));
    }

    private static IQueryable<T> Order<T, TId>(IQueryable<T> query, LambdaExpression key, Expression<Func<T, TId>> id, bool descending)
    {
        var ordered = Expression.Call(
            typeof(Queryable), descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy),
            [typeof(T), key.ReturnType], query.Expression, Expression.Quote(key));
        var byKey = (IOrderedQueryable<T>)query.Provider.CreateQuery<T>(ordered);
        return descending ? byKey.ThenByDescending(id) : byKey.ThenBy(id);
    }

    // (key, id) after (lastKey, lastId), written as key >= last AND (key > last OR id > lastId) so that an index on
    // the key narrows the scan.
    private static Expression<Func<T, bool>> After<T, TId>(string cursor, string name, LambdaExpression key, Expression<Func<T, TId>> id, bool descending)
    {
        var (lastKey, lastId) = Read(cursor, name, key.ReturnType, typeof(TId));
        var row = Expression.Parameter(typeof(T), "row");
        var keyOfRow = new Replace(key.Parameters[0], row).Visit(key.Body);
        var idOfRow = new Replace(id.Parameters[0], row).Visit(id.Body);
        var body = Expression.AndAlso(
            Compare(keyOfRow, lastKey, descending, orEqual: true),
            Expression.OrElse(Compare(keyOfRow, lastKey, descending, orEqual: false), Compare(idOfRow, lastId, descending, orEqual: false)));
        return Expression.Lambda<Func<T, bool>>(body, row);
    }

    private static BinaryExpression Compare(Expression left, object? value, bool descending, bool orEqual)
    {
        // A captured value rather than a constant: one query plan for all pages.
        Expression right = Expression.Convert(
            Expression.Field(Expression.Constant(new Holder { Value = value }), nameof(Holder.Value)), left.Type);
        System.Reflection.MethodInfo? by = null;
        if (left.Type == typeof(string))
        {
            left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            right = Expression.Constant(0);
        }
        else if (!left.Type.IsPrimitive && left.Type.GetMethod("op_GreaterThan") is null)
        {
            by = typeof(KeysetPaging).GetMethod(nameof(IsTranslatedOnly), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(left.Type);
        }

        return (descending, orEqual) switch
        {
            (true, true) => Expression.LessThanOrEqual(left, right, false, by),
            (true, false) => Expression.LessThan(left, right, false, by),
            (false, true) => Expression.GreaterThanOrEqual(left, right, false, by),
            (false, false) => Expression.GreaterThan(left, right, false, by),
        };
    }

    // Typed ids have no order in C#; PostgreSQL has one for the uuid beneath.
    private static bool IsTranslatedOnly<TId>(TId left, TId right) =>
        throw new NotSupportedException($"{left} and {right} are compared by the database only.");

    private static string CursorAt(string sort, object? key, object? id) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { sort, key, id }, StrictJson.Options));

    private static (object? Key, object? Id) Read(string cursor, string name, Type key, Type id)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(cursor), StrictJson.Options);
            if (parts is [var sort, var lastKey, var lastId] && sort.GetString() == name)
            {
                return (lastKey.Deserialize(key, StrictJson.Options), lastId.Deserialize(id, StrictJson.Options));
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // Said below, the same for every way that a cursor can be wrong.
        }

        throw new ProblemException(Problem.Invalid("cursor", "is not a cursor of this list in this order"));
    }

    private sealed class Holder
    {
        public object? Value;
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
