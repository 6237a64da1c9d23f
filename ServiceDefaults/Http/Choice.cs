using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>A query parameter that takes the names of an enum, as bodies do: camelCase and never numbers.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <param name="Value">What was asked for; null when nothing was.</param>
public readonly record struct Choice<TEnum>(TEnum? Value)
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> s_names = Enum.GetValues<TEnum>()
        .ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    /// <summary>Reads the query; called by the framework.</summary>
    public static ValueTask<Choice<TEnum>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        string? text = context.Request.Query[parameter.Name!];
        if (string.IsNullOrEmpty(text))
        {
            return ValueTask.FromResult(default(Choice<TEnum>));
        }

        return s_names.TryGetValue(text, out var value)
            ? ValueTask.FromResult(new Choice<TEnum>(value))
            : throw new ProblemException(Problem.Invalid(parameter.Name!, $"must be one of {string.Join(", ", s_names.Keys)}"));
    }
}
