using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Selections;
using Credentialing.Payors.Submissions;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Payors.Applications;

internal sealed class ApplicationMapping :
    IEntityTypeConfiguration<Application>, IEntityTypeConfiguration<TimelineEntry>, IEntityTypeConfiguration<Submission>
{
    private const string Open = "state NOT IN ('Denied', 'Withdrawn')";

    public void Configure(EntityTypeBuilder<Application> application)
    {
        application.ToTable("applications");
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Property(a => a.Kind).HasMaxLength(30);
        application.Property(a => a.State).HasMaxLength(30);
        application.Property(a => a.Method).HasMaxLength(30);
        application.Property(a => a.ApplicantName).HasMaxLength(500);
        application.Property(a => a.PayorCode).HasMaxLength(100);
        application.Property(a => a.PayorName).HasMaxLength(200);
        application.Property(a => a.Receipt).HasMaxLength(200);
        application.Property(a => a.PacketHash).HasMaxLength(64);
        application.Property(a => a.PayorProviderId).HasMaxLength(100);
        application.Property(a => a.Blockers).IsJsonList();
        application.HasOne<Payor>().WithMany().HasForeignKey(a => a.PayorId).OnDelete(DeleteBehavior.Restrict);
        application.HasOne<Selection>().WithMany().HasForeignKey(a => a.SelectionId).OnDelete(DeleteBehavior.Restrict);
        application.HasMany(a => a.Timeline).WithOne().HasForeignKey(entry => entry.ApplicationId);
        application.HasMany(a => a.Submissions).WithOne().HasForeignKey(submission => submission.ApplicationId);
        application.Navigation(a => a.Timeline).HasField("_timeline").UsePropertyAccessMode(PropertyAccessMode.Field);
        application.Navigation(a => a.Submissions).HasField("_submissions").UsePropertyAccessMode(PropertyAccessMode.Field);
        application.Ignore(a => a.CurrentSubmission);

        // The business keys: whoever asks at the same moment, one open application for a payor and a provider or group.
        application.HasIndex(a => new { a.ProviderId, a.PayorId }).IsUnique().HasFilter($"provider_id IS NOT NULL AND {Open}");
        application.HasIndex(a => new { a.PracticeId, a.PayorId }).IsUnique().HasFilter($"practice_id IS NOT NULL AND {Open}");
        application.HasIndex(a => new { a.CreatedAt, a.Id });
        application.HasIndex(a => new { a.ClientId, a.CreatedAt, a.Id });
        application.HasIndex(a => new { a.ProviderId, a.CreatedAt, a.Id });
        application.HasIndex(a => new { a.PayorId, a.CreatedAt, a.Id });
        application.HasIndex(a => new { a.State, a.CreatedAt, a.Id });
        application.HasIndex(a => a.NextFollowUpOn).HasFilter("next_follow_up_on IS NOT NULL");
        application.HasIndex(a => a.CheckDueAt).HasFilter("check_due_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("application_timeline").HasAnnotation(ServiceDb.AppendOnlyAnnotation, true);
        entry.HasKey(e => new { e.ApplicationId, e.Number });
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasMaxLength(30);
        entry.Property(e => e.Actor).HasMaxLength(200);
        entry.Property(e => e.Details).IsJsonList();
    }

    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("submissions");
        submission.HasKey(s => new { s.ApplicationId, s.Attempt });
        submission.Property(s => s.Attempt).ValueGeneratedNever();
        submission.Property(s => s.State).HasMaxLength(30);
        submission.Property(s => s.Sha256).HasMaxLength(64);
        submission.Property(s => s.Receipt).HasMaxLength(200);
        submission.Ignore(s => s.IdempotencyKey);
        submission.HasIndex(s => s.NextTryAt).HasFilter("state = 'Due'");
    }
}
