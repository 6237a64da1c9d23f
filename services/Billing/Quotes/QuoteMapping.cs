using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.Quotes;

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.ToTable("quotes");
        quote.Property(q => q.Id).ValueGeneratedNever();
        quote.Property(q => q.Reason).HasMaxLength(30);
        quote.Property(q => q.Lines).IsJsonList();
        quote.ComplexProperty(q => q.Total).Property(money => money.Currency).HasMaxLength(3);
        quote.HasIndex(q => new { q.ClientId, q.CreatedAt });
        quote.HasIndex(q => new { q.CreatedAt, q.Id });
        quote.HasIndex(q => new { q.SubjectId, q.ResubmissionsUsed });
    }
}
