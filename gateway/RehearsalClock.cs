using System.Net.Http.Json;
using System.Text.Json;
using System.Xml;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Clock;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using NodaTime;
using NodaTime.Text;

namespace Credentialing.Gateway;

/// <summary>How far to move a rehearsal's clock.</summary>
/// <param name="Advance">An ISO 8601 duration: <c>P30D</c>, <c>P1M</c>, <c>PT1H</c>. Forward only.</param>
internal sealed record RehearsalAdvance(string Advance);

/// <summary>A rehearsal's clock after it was moved.</summary>
/// <param name="Now">The rehearsal's time.</param>
/// <param name="Offset">How far that is ahead of the real clock, as a duration.</param>
/// <param name="OffsetSeconds">The same in seconds.</param>
/// <param name="Waiting">Services that could not be reached: each moves by itself, within seconds of its return.</param>
internal sealed record RehearsalMoved(DateTimeOffset Now, string Offset, long OffsetSeconds, IReadOnlyList<string> Waiting);

/// <summary>
/// Moves the clock of all services. The gateway keeps no time: the offset is the largest that any service knows, since
/// offsets only grow; which is also what it tells a service that has just come back.
/// </summary>
internal sealed class RehearsalClock(ServiceAddresses services, ServiceClient client, TimeProvider real) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Maps the routes, in a rehearsal only; otherwise they are not found.</summary>
    public static void Map(WebApplication app)
    {
        if (!app.Configuration.IsRehearsal())
        {
            return;
        }

        var clock = app.MapGroup("/v1/rehearsal/clock").ExcludeFromDescription();
        clock.MapGet("", async Task<Outcome<RehearsalTime>> (RehearsalClock time, CancellationToken cancellationToken) =>
            await time.ReadAsync(cancellationToken)).AllowAnonymous();
        clock.MapPost("", (RehearsalAdvance advance, HttpContext context, RehearsalClock time, CancellationToken cancellationToken) =>
                time.AdvanceAsync(advance, context.Request.Headers.Authorization.ToString(), cancellationToken))
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => Caller.May(context.User, Permissions.RehearsalClock)));
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<RehearsalTime> ReadAsync(CancellationToken cancellationToken)
    {
        var known = await Task.WhenAll(services.Names.Select(async service =>
        {
            using var answer = await client.GetAsync(service, RehearsalSetup.Path, s_patience, cancellationToken);
            return await TimeOf(answer, cancellationToken) is { } time ? time.OffsetSeconds : 0;
        }));
        return At(known.DefaultIfEmpty(0).Max());
    }

    private async Task<Outcome<RehearsalMoved>> AdvanceAsync(RehearsalAdvance advance, string authorization, CancellationToken cancellationToken)
    {
        if (PeriodPattern.NormalizingIso.Parse(advance.Advance) is not { Success: true, Value: var period })
        {
            return Problem.Invalid("advance", "must be an ISO 8601 duration, such as P30D, P1M or PT1H");
        }

        // Two at once would both start from the same time, and one of the two moves would be lost.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var current = await ReadAsync(cancellationToken);
            if (Target(current, period) is not { } offset)
            {
                return Problem.Invalid("advance", "must lead forward, by at most 100 years");
            }

            var waiting = await PushAsync(offset, authorization, cancellationToken);
            var moved = At(offset);
            return waiting.Count == services.Names.Count
                ? GatewayProblem.ServiceUnavailable
                : new RehearsalMoved(moved.Now, XmlConvert.ToString(TimeSpan.FromSeconds(offset)), offset, waiting);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<IReadOnlyList<string>> PushAsync(long offset, string authorization, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(services.Names.Select(async service =>
        {
            using var answer = await client.SendAsync(service, copy => Move(copy, offset, authorization), s_patience, cancellationToken);
            return (Service: service, Has: await TimeOf(answer, cancellationToken) is { } time && time.OffsetSeconds >= offset);
        }));
        return [.. answers.Where(answer => !answer.Has).Select(answer => answer.Service)];
    }

    private static HttpRequestMessage Move(Uri copy, long offset, string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, new Uri(copy, RehearsalSetup.Path))
        {
            Content = JsonContent.Create(new RehearsalMove(offset), options: StrictJson.Options),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return request;
    }

    // A month is as long as it is from the rehearsal's today.
    private static long? Target(RehearsalTime current, Period period)
    {
        try
        {
            var now = LocalDateTime.FromDateTime(current.Now.UtcDateTime);
            var length = now.Plus(period).InUtc().ToInstant() - now.InUtc().ToInstant();
            var seconds = current.OffsetSeconds + (long)Math.Ceiling(length.TotalSeconds);
            return seconds > current.OffsetSeconds && seconds <= 100L * 366 * 24 * 3600 ? seconds : null;
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static async Task<RehearsalTime?> TimeOf(HttpResponseMessage? answer, CancellationToken cancellationToken)
    {
        try
        {
            return answer is { IsSuccessStatusCode: true }
                ? await answer.Content.ReadFromJsonAsync<RehearsalTime>(StrictJson.Options, cancellationToken)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private RehearsalTime At(long offset) => new(real.GetUtcNow().AddSeconds(offset), offset);
}
