using System.Text.Json;

namespace Credentialing.ServiceDefaults.Domain;

/// <summary>The words of an enum as they are outside of this process: in the API, in events.</summary>
public static class Words
{
    /// <summary>The camelCase word of a value: <c>healthPlan</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value of a word.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="word">The camelCase word.</param>
    /// <exception cref="ArgumentException">The enum has no such word.</exception>
    public static TEnum To<TEnum>(string word)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(value => Of(value) == word).Select(value => (TEnum?)value).SingleOrDefault() ??
        throw new ArgumentException($"'{word}' is no {typeof(TEnum).Name}.", nameof(word));
}
