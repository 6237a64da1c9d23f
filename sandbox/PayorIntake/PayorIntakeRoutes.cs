using System.Security.Cryptography;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.PayorIntake;

/// <summary>What a payor answers to what it received.</summary>
internal sealed record IntakeReceipt(string Receipt, DateTimeOffset ReceivedAt, string Sha256);

internal static class PayorIntakeRoutes
{
    private const int Largest = 100 * 1024 * 1024;
    private const string DigestPrefix = "sha-256=";

    public static void MapPayorIntake(this IEndpointRouteBuilder routes)
    {
        var payors = routes.MapGroup("/payors");
        payors.MapGet("received", (string? payorCode, ReceivedPackets packets) => new { items = packets.All(payorCode) });
        payors.MapGet("received/{receipt}", (string receipt, ReceivedPackets packets) =>
            packets.BytesOf(receipt) is { } content ? Results.Bytes(content, "application/zip") : Results.NotFound());
        payors.MapPost("{payorCode}/applications", TakeAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Largest)).BehavesAs(Parts.Payors);
    }

    private static async Task<IResult> TakeAsync(
        string payorCode, HttpRequest request, ReceivedPackets packets, PartSwitches switches, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!Bearer.IsGiven(request, configuration["Sandbox:PayorIntake:Key"]))
        {
            return Results.Problem("No key, or not ours.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (request.ContentType != "application/zip")
        {
            return Results.Problem("Send application/zip.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key)
        {
            return Results.Problem("Idempotency-Key is missing.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (request.Headers["Digest"].ToString() is not { Length: > 0 } digest || !digest.StartsWith(DigestPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return Results.Problem("Digest: sha-256=… is missing.", statusCode: StatusCodes.Status400BadRequest);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        var content = buffer.ToArray();
        if (Convert.ToBase64String(SHA256.HashData(content)) != digest[DigestPrefix.Length..])
        {
            return Results.Problem("The digest is not that of the body.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var (packet, isNew) = packets.Take(payorCode, key, content);
        var answered = switches.IsWrong(Parts.Payors) ? Convert.ToHexStringLower(SHA256.HashData(content.Reverse().Append((byte)0).ToArray())) : packet.Sha256;
        return Results.Json(
            new IntakeReceipt(packet.Receipt, packet.At, answered), statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
