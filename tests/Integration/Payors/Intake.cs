using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.Tests.Integration.Payors;

/// <summary>How the intake of one payor behaves.</summary>
public enum Behaviour
{
    Well,
    AcceptsAndSays500,
    SaysNothing,
    IsDown,
    Refuses,
    ForgetsTheHash,
    Redirects,
}

/// <summary>What a payor took in.</summary>
public sealed record Received(string Payor, string Key, string Receipt, byte[] Packet);

/// <summary>The payors' intake over real HTTP: takes a key once, and behaves as each payor is told to.</summary>
public sealed class Intake : IAsyncDisposable
{
    public const string Key = "the key of the tests";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<(string, string), Received> _received = new();
    private readonly ConcurrentDictionary<string, Func<int, Behaviour>> _behaviours = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    public Intake()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/payors/{payor}/applications", TakeAsync);
        _app.Start();
    }

    public string Address => $"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/payors";

    /// <summary>How a payor behaves at the first, second … request.</summary>
    public void Behaves(string payor, Func<int, Behaviour> behaviour) => _behaviours[payor] = behaviour;

    public int RequestsOf(string payor) => _requests.GetValueOrDefault(payor);

    public Received[] ReceivedBy(string payor) => [.. _received.Values.Where(received => received.Payor == payor)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string payor, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var packet = body.ToArray();
        var hash = SHA256.HashData(packet);
        var behaviour = _behaviours.GetValueOrDefault(payor, _ => Behaviour.Well)(_requests.AddOrUpdate(payor, 1, (_, count) => count + 1));
        if (request.Headers.Authorization != $"Bearer {Key}" || request.Headers["Digest"] != $"sha-256={Convert.ToBase64String(hash)}" ||
            request.ContentType != "application/zip")
        {
            return Results.StatusCode(400);
        }

        switch (behaviour)
        {
            case Behaviour.IsDown:
                return Results.StatusCode(503);
            case Behaviour.Refuses:
                return Results.StatusCode(422);
            case Behaviour.Redirects:
                return Results.Redirect("http://127.0.0.1:1/elsewhere", permanent: false, preserveMethod: true);
        }

        var isNew = false;
        var received = _received.GetOrAdd((payor, request.Headers["Idempotency-Key"].ToString()), key =>
        {
            isNew = true;
            return new Received(key.Item1, key.Item2, $"R-{Guid.CreateVersion7():N}", packet);
        });
        switch (behaviour)
        {
            case Behaviour.AcceptsAndSays500:
                return Results.StatusCode(500);
            case Behaviour.SaysNothing:
                await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return Results.Empty;
        }

        var sha256 = behaviour == Behaviour.ForgetsTheHash ? new string('0', 64) : Convert.ToHexStringLower(SHA256.HashData(received.Packet));
        return Results.Json(new { receipt = received.Receipt, receivedAt = "2026-03-02T15:00:00Z", sha256 }, statusCode: isNew ? 201 : 200);
    }
}
