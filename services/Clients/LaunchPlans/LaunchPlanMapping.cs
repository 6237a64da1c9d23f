using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.LaunchPlans;

internal sealed class LaunchPlanMapping : IEntityTypeConfiguration<LaunchPlan>
{
    public void Configure(EntityTypeBuilder<LaunchPlan> plan)
    {
        plan.ToTable("launch_plans");
        plan.Property(p => p.Sections).IsJsonList();
        plan.Property(p => p.Payors).IsJsonList();
        plan.Property(p => p.Fees).IsJsonList();

        // Two that are published at the same moment are two editions, or one of them fails.
        plan.HasIndex(p => new { p.ClientId, p.Edition }).IsUnique();
        plan.HasIndex(p => new { p.CreatedAt, p.Id });
    }
}
