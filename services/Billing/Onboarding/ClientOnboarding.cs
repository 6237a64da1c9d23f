using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Onboarding;

/// <summary>Which of a client's agreements are executed, until both are and the onboarding is invoiced.</summary>
public sealed class ClientOnboarding : Aggregate<ClientId>
{
    private ClientOnboarding()
    {
    }

    /// <summary>When the services agreement was executed (UTC); the first one counts.</summary>
    public DateTimeOffset? MsaExecutedAt { get; private set; }

    /// <summary>When the statement of work was executed (UTC); the first one counts.</summary>
    public DateTimeOffset? SowExecutedAt { get; private set; }

    /// <summary>The onboarding invoice.</summary>
    public InvoiceId? InvoiceId { get; private set; }

    /// <summary>Both are executed and there is no invoice yet.</summary>
    public bool IsToBeInvoiced => MsaExecutedAt is not null && SowExecutedAt is not null && InvoiceId is null;

    /// <summary>Nothing is known yet.</summary>
    /// <param name="client">The client.</param>
    public static ClientOnboarding Of(ClientId client) => new() { Id = client };

    /// <summary>An agreement was executed. Kinds of agreements that onboarding does not wait for are ignored.</summary>
    /// <param name="kind"><c>msa</c>, <c>sow</c>, or another.</param>
    /// <param name="at">When (UTC).</param>
    public void Executed(string kind, DateTimeOffset at)
    {
        switch (kind)
        {
            case "msa":
                MsaExecutedAt ??= at;
                break;
            case "sow":
                SowExecutedAt ??= at;
                break;
        }
    }

    /// <summary>The invoice is there: there will be no second one.</summary>
    /// <param name="invoice">The invoice.</param>
    public void Invoiced(InvoiceId invoice) => InvoiceId = invoice;
}

internal sealed class ClientOnboardingMapping : IEntityTypeConfiguration<ClientOnboarding>
{
    public void Configure(EntityTypeBuilder<ClientOnboarding> onboarding)
    {
        onboarding.ToTable("client_onboardings").HasAnnotation(ServiceDb.TenantAnnotation, nameof(ClientOnboarding.Id));
        onboarding.Property(o => o.Id).ValueGeneratedNever();
    }
}
