using FluentValidation;

namespace Credentialing.Billing;

/// <summary>What a well-formed amount is, for whichever request carries one.</summary>
internal static class MoneyRules
{
    // Far above any invoice, far below what the columns hold.
    private const decimal Most = 1_000_000_000m;

    public static void IsMoney<T>(this IRuleBuilder<T, Money> rule, bool zeroAllowed = false) => rule.ChildRules(money =>
    {
        money.RuleFor(m => m.Amount)
            .Must(amount => amount > 0 || (zeroAllowed && amount == 0)).WithMessage(zeroAllowed ? "must not be negative" : "must be more than zero")
            .Must(amount => amount <= Most).WithMessage("is more than can be handled")
            .Must((m, _) => m.IsWholeCents).WithMessage("must be whole cents");
        money.RuleFor(m => m.Currency).Must(currency => currency == Money.Usd).WithMessage("must be USD");
    });
}
