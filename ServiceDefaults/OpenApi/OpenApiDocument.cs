using System.Text.Json.Nodes;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Credentialing.ServiceDefaults.OpenApi;

/// <summary>
/// The service's part of the public contract, generated from its routes: what the shared manners add to every route
/// (headers, paging, problem details, the permission) is written in here once.
/// </summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services, string name) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = $"Credentialing: {name}", Version = "v1" };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type => IsPlainValue(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(async (schema, context, cancellationToken) =>
        {
            // The serializer's own converters tell the exporter nothing about what they read and write.
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (IsId(type))
            {
                (schema.Type, schema.Format, schema.Properties, schema.Required) = (JsonSchemaType.String, "uuid", null, null);
            }
            else if (type == typeof(DateTimeOffset))
            {
                (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
            }
            else if (context.JsonTypeInfo.ElementType is { } element && IsId(element))
            {
                schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
            }
            else if (IsOptional(type))
            {
                var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellationToken);
                (schema.Type, schema.Format, schema.Properties, schema.Required) = (inner.Type, inner.Format, inner.Properties, inner.Required);
                (schema.Items, schema.Enum, schema.AdditionalPropertiesAllowed) = (inner.Items, inner.Enum, inner.AdditionalPropertiesAllowed);
            }
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            DescribeManners(operation, context.Description.ActionDescriptor.EndpointMetadata, context.Description.HttpMethod ?? "GET");
            return Task.CompletedTask;
        });
    });

    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static bool IsPlainValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return IsId(plain) || IsOptional(plain);
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static void DescribeManners(OpenApiOperation operation, IList<object> metadata, string method)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<IfMatchMetadata>().Any())
        {
            operation.Parameters.Add(Header("If-Match", "The ETag of the version you have seen.", required: true));
        }

        if (method == "POST")
        {
            operation.Parameters.Add(Header("Idempotency-Key", "At most 255 characters; a repeat within 24 hours returns the first answer.", required: false));
        }

        if (metadata.OfType<PagedMetadata>().Any())
        {
            operation.Parameters.Add(Query("limit", JsonSchemaType.Integer, "1 to 200; 50 unless given."));
            operation.Parameters.Add(Query("cursor", JsonSchemaType.String, "nextCursor of the page before."));
            operation.Parameters.Add(Query("sort", JsonSchemaType.String, "A field, with - in front for descending."));
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Problem details (RFC 9457) with a stable code.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = ProblemSchema() } },
        };

        var permission = metadata.OfType<PermissionMetadata>().LastOrDefault()?.Permission;
        if (permission is not null)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
            operation.Extensions["x-permission"] = new JsonNodeExtension(JsonValue.Create(permission));
        }
    }

    private static OpenApiParameter Header(string name, string text, bool required) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = required, Description = text,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter Query(string name, JsonSchemaType type, string text) => new()
    {
        Name = name, In = ParameterLocation.Query, Description = text, Schema = new OpenApiSchema { Type = type },
    };

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail", "code", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = Of(JsonSchemaType.String), ["title"] = Of(JsonSchemaType.String), ["status"] = Of(JsonSchemaType.Integer),
                ["detail"] = Of(JsonSchemaType.String), ["code"] = Of(JsonSchemaType.String), ["traceId"] = Of(JsonSchemaType.String),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(JsonSchemaType.String) },
                },
            },
        };
    }
}
