using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Credentialing.Sandbox.Card;

/// <summary>A request for a hosted payment page.</summary>
/// <param name="Amount">Cents.</param>
/// <param name="Currency">Lower case: <c>usd</c>.</param>
/// <param name="WebhookUrl">Who is told when it is paid.</param>
/// <param name="SuccessUrl">Where the payer goes afterwards.</param>
/// <param name="Metadata">Given back with the event.</param>
public sealed record NewCheckoutSession(long Amount, string Currency, Uri WebhookUrl, Uri? SuccessUrl = null, IReadOnlyDictionary<string, string>? Metadata = null);

/// <summary>A hosted payment page.</summary>
/// <param name="Id"><c>cs_…</c></param>
/// <param name="Request">What was asked for.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="PaymentIntent"><c>pi_…</c>, by which a refund names the payment.</param>
public sealed record CheckoutSession(string Id, NewCheckoutSession Request, DateTimeOffset CreatedAt, string PaymentIntent)
{
    private int _paid;

    /// <summary>How long the page can be paid on.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Until when it can be paid (UTC).</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Life;

    /// <summary>Whether it is paid.</summary>
    public bool IsPaid => _paid != 0;

    /// <summary>Pays it.</summary>
    /// <returns>Whether that was now; false when it was paid before.</returns>
    public bool Pay() => Interlocked.Exchange(ref _paid, 1) == 0;
}

/// <summary>Every hosted page.</summary>
/// <param name="clock">Tells when.</param>
public sealed class CheckoutSessions(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CheckoutSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CheckoutSession> _byKey = new(StringComparer.Ordinal);

    /// <summary>Every session, the oldest first.</summary>
    public IReadOnlyList<CheckoutSession> All => [.. _sessions.Values.OrderBy(session => session.CreatedAt)];

    /// <summary>Makes a session, once for each key.</summary>
    /// <param name="key">The caller's idempotency key, or null.</param>
    /// <param name="request">What is asked for.</param>
    public CheckoutSession Create(string? key, NewCheckoutSession request)
    {
        var session = key is null ? Make(request) : _byKey.GetOrAdd(key, _ => Make(request));
        return _sessions.GetOrAdd(session.Id, session);
    }

    /// <summary>A session, or null.</summary>
    /// <param name="id">Its id.</param>
    public CheckoutSession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>The session that a payment was made on, or null.</summary>
    /// <param name="paymentIntent">The payment.</param>
    public CheckoutSession? Paid(string paymentIntent) =>
        _sessions.Values.FirstOrDefault(session => session.PaymentIntent == paymentIntent && session.IsPaid);

    private CheckoutSession Make(NewCheckoutSession request) =>
        new($"cs_{Unguessable()}", request, clock.GetUtcNow(), $"pi_{Unguessable()}");

    private static string Unguessable() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}
