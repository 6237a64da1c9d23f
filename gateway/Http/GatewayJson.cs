using System.Text.Json.Serialization;
using Credentialing.Gateway.Health;

namespace Credentialing.Gateway.Http;

/// <summary>Generated serializers for what the gateway itself sends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class GatewayJson : JsonSerializerContext;
