using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Meetings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings");
        meeting.HasIndex(m => new { m.ClientId, m.StartsAt, m.Id });
        meeting.HasIndex(m => new { m.StartsAt, m.Id });
    }
}
