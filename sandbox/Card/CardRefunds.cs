using System.Security.Cryptography;

namespace Credentialing.Sandbox.Card;

/// <summary>A request to give money back.</summary>
/// <param name="PaymentIntent">Of which payment.</param>
/// <param name="Amount">Cents.</param>
public sealed record NewRefund(string PaymentIntent, long Amount);

/// <summary>Money that went back.</summary>
public sealed record CardRefund(string Id, string PaymentIntent, long Amount, string Status);

/// <summary>Every refund; together they are never more than was paid.</summary>
public sealed class CardRefunds
{
    private readonly Lock _lock = new();
    private readonly List<(string? Key, CardRefund Refund)> _refunds = [];

    /// <summary>Every refund, the oldest first.</summary>
    public IReadOnlyList<CardRefund> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _refunds.Select(refund => refund.Refund)];
            }
        }
    }

    /// <summary>Gives money back, once for each key.</summary>
    /// <param name="key">The caller's idempotency key, or null.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="paid">What was paid, in cents.</param>
    /// <returns>The refund, or null when it would be more than was paid.</returns>
    public CardRefund? Create(string? key, NewRefund request, long paid)
    {
        lock (_lock)
        {
            if (key is not null && _refunds.Find(refund => refund.Key == key).Refund is { } before)
            {
                return before;
            }

            if (request.Amount <= 0 || _refunds.Where(refund => refund.Refund.PaymentIntent == request.PaymentIntent).Sum(refund => refund.Refund.Amount) + request.Amount > paid)
            {
                return null;
            }

            var made = new CardRefund($"re_{RandomNumberGenerator.GetHexString(24, lowercase: true)}", request.PaymentIntent, request.Amount, "succeeded");
            _refunds.Add((key, made));
            return made;
        }
    }
}
