using System.Text.Json;

namespace Credentialing.Sandbox.Card;

/// <summary>How the processor writes: snake_case, whole cents, seconds since 1970.</summary>
internal static class CardJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IResult Answer(object body, int status = StatusCodes.Status200OK) => Results.Json(body, Options, statusCode: status);

    public static IResult Error(int status, string code, string message) => Answer(new { error = new { code, message } }, status);
}
