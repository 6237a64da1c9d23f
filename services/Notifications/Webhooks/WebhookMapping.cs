using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.ToTable("webhooks");
        webhook.HasAnnotation(ServiceDb.TenantsAnnotation, nameof(Webhook.ClientIds));
        webhook.Property(w => w.Id).ValueGeneratedNever();

        // Addresses carry keys in their query now and then.
        webhook.Property(w => w.Url).HasMaxLength(WebhookUrl.Longest).IsPersonal();
        webhook.Property(w => w.Secret).IsEncrypted("webhook.secret");
        webhook.Property(w => w.PreviousSecret).IsEncrypted("webhook.secret");
        webhook.Property(w => w.State).HasMaxLength(20);
        webhook.Property(w => w.DisabledReason).HasMaxLength(20);
        webhook.HasIndex(w => new { w.CreatedAt, w.Id });
    }
}

internal sealed class WebhookDeliveryMapping : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.ToTable("webhook_deliveries");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Type).HasMaxLength(60);
        delivery.Property(d => d.State).HasMaxLength(20);
        delivery.Property(d => d.LastError).HasMaxLength(60);
        delivery.HasOne<Webhook>().WithMany().HasForeignKey(d => d.WebhookId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<Happening>().WithMany().HasForeignKey(d => d.HappeningId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasIndex(d => new { d.WebhookId, d.HappeningId }).IsUnique();
        delivery.HasIndex(d => new { d.WebhookId, d.NextAttemptAt }).HasFilter("state = 'Pending'");
        delivery.HasIndex(d => new { d.WebhookId, d.CreatedAt, d.Id });
    }
}
