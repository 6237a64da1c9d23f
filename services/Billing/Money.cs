using System.Text.Json.Serialization;

namespace Credentialing.Billing;

/// <summary>
/// An amount in a currency. Amounts that are ours are whole cents: whatever computes one rounds it here, half away from
/// zero, once. Two currencies are never added.
/// </summary>
/// <param name="Amount">How much, in units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Money(decimal Amount, string Currency)
{
    /// <summary>The currency of the price sheet.</summary>
    public const string Usd = "USD";

    /// <summary>How much, in units of the currency; whole cents are written as cents, whatever the column's scale.</summary>
    [JsonPropertyOrder(-1)]
    public decimal Amount { get; init; } = IsCents(Amount) ? decimal.Round(Amount, 2) + 0.00m : Amount;

    /// <summary>Whether the amount is whole cents.</summary>
    [JsonIgnore]
    public bool IsWholeCents => IsCents(Amount);

    /// <summary>Nothing of a currency.</summary>
    /// <param name="currency">ISO 4217.</param>
    public static Money Zero(string currency) => new(0m, currency);

    /// <summary>Rounds to cents, half away from zero.</summary>
    /// <param name="amount">Any amount.</param>
    /// <param name="currency">ISO 4217.</param>
    public static Money Rounded(decimal amount, string currency) => new(decimal.Round(amount, 2, MidpointRounding.AwayFromZero), currency);

    /// <summary>The sum of amounts of one currency.</summary>
    /// <param name="amounts">The amounts.</param>
    /// <param name="currency">Their currency, which nothing has too.</param>
    public static Money Sum(IEnumerable<Money> amounts, string currency) => amounts.Aggregate(Zero(currency), (sum, next) => sum + next);

    /// <summary>Adds.</summary>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    /// <summary>Subtracts.</summary>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    /// <summary>So many times.</summary>
    public static Money operator *(Money price, int quantity) => Rounded(price.Amount * quantity, price.Currency);

    private decimal In(string currency) => Currency == currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} and {currency} are not added to each other.");

    private static bool IsCents(decimal amount) => amount == decimal.Round(amount, 2);
}
