using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Credentialing.ServiceDefaults.Http.Json;

/// <summary>How JSON is read and written everywhere: camelCase, nothing unknown, nothing twice, enums by name only.</summary>
public static class StrictJson
{
    /// <summary>The options themselves, for whoever reads or writes JSON outside a request.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Makes given options strict.</summary>
    /// <param name="options">The options of ASP.NET or of a client.</param>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoNullElements.Apply);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdJsonConverterFactory());
        options.Converters.Add(new OptionalJsonConverterFactory());
        options.Converters.Add(new UtcInstantConverter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
