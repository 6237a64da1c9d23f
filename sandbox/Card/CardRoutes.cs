using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Card;

internal static class CardRoutes
{
    public static void MapCard(this IEndpointRouteBuilder routes)
    {
        var card = routes.MapGroup("/card");
        card.MapPost("checkout-sessions", CreateSessionAsync).BehavesAs(Parts.Card);
        card.MapGet("checkout-sessions", (CheckoutSessions sessions) => CardJson.Answer(new { items = sessions.All.Select(session => new { session.Id, session.IsPaid, session.PaymentIntent, session.Request }) }));
        card.MapGet("pay/{id}", (string id, CheckoutSessions sessions) => sessions.Find(id) is { } session ? Page(session) : Results.NotFound()).BehavesAs(Parts.Card);
        card.MapPost("pay/{id}", Pay).BehavesAs(Parts.Card).DisableAntiforgery();
        card.MapPost("refunds", RefundAsync).BehavesAs(Parts.Card);
        card.MapGet("refunds", (CardRefunds refunds) => CardJson.Answer(new { items = refunds.All }));
        card.MapGet("events", (CardEvents events) => CardJson.Answer(new { items = events.All }));
        card.MapPost("events/{id}/tell", async (string id, CardEvents events) =>
            events.Find(id) is { } told ? CardJson.Answer(new { taken = await events.TellOnceAsync(told), told.LastStatus }) : Results.NotFound());
    }

    private static async Task<IResult> CreateSessionAsync(
        HttpRequest request, CheckoutSessions sessions, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!Bearer.IsGiven(request, configuration["Sandbox:Card:Key"]))
        {
            return CardJson.Error(StatusCodes.Status401Unauthorized, "invalid_api_key", "No key, or not yours.");
        }

        if (await ReadAsync<NewCheckoutSession>(request, cancellationToken) is not { Amount: > 0, Currency.Length: 3, WebhookUrl.IsAbsoluteUri: true } asked)
        {
            return CardJson.Error(StatusCodes.Status400BadRequest, "parameter_invalid", "amount (cents), currency and webhook_url are required.");
        }

        var session = sessions.Create(KeyOf(request), asked);
        return CardJson.Answer(
            new
            {
                session.Id,
                url = $"{request.Scheme}://{request.Host}/card/pay/{session.Id}",
                session.Request.Amount,
                session.Request.Currency,
                expiresAt = session.ExpiresAt.ToUnixTimeSeconds(),
                status = session.IsPaid ? "complete" : "open",
            },
            StatusCodes.Status201Created);
    }

    private static IResult Pay(string id, CheckoutSessions sessions, CardEvents events, TimeProvider clock)
    {
        if (sessions.Find(id) is not { } session)
        {
            return Results.NotFound();
        }

        if (!session.IsPaid && clock.GetUtcNow() > session.ExpiresAt)
        {
            return Results.Text("This page has expired.", statusCode: StatusCodes.Status410Gone);
        }

        if (session.Pay())
        {
            events.Completed(session);
        }

        return session.Request.SuccessUrl is { } back ? Results.Redirect(back.ToString()) : Page(session);
    }

    private static async Task<IResult> RefundAsync(
        HttpRequest request, CheckoutSessions sessions, CardRefunds refunds, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (!Bearer.IsGiven(request, configuration["Sandbox:Card:Key"]))
        {
            return CardJson.Error(StatusCodes.Status401Unauthorized, "invalid_api_key", "No key, or not yours.");
        }

        if (await ReadAsync<NewRefund>(request, cancellationToken) is not { } asked || sessions.Paid(asked.PaymentIntent) is not { } session)
        {
            return CardJson.Error(StatusCodes.Status404NotFound, "resource_missing", "No such payment.");
        }

        return refunds.Create(KeyOf(request), asked, session.Request.Amount) is { } refund
            ? CardJson.Answer(refund, StatusCodes.Status201Created)
            : CardJson.Error(StatusCodes.Status400BadRequest, "charge_already_refunded", "That is more than is left of the payment.");
    }

    private static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, CardJson.Options, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;

    private static IResult Page(CheckoutSession session)
    {
        var amount = (session.Request.Amount / 100m).ToString("N2", CultureInfo.InvariantCulture);
        var currency = HtmlEncoder.Default.Encode(session.Request.Currency.ToUpperInvariant());
        var body = session.IsPaid
            ? $"<p>{amount} {currency} is paid.</p>"
            : $"<p>To pay: {amount} {currency}</p><form method=\"post\"><button>Pay with the example card</button></form>";
        return Results.Text(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Example card processor</title><body><h1>Example card processor</h1>{body}</body></html>", "text/html; charset=utf-8");
    }
}
