using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Team;

internal sealed class ClientTeamMapping : IEntityTypeConfiguration<ClientTeam>
{
    public void Configure(EntityTypeBuilder<ClientTeam> team) =>
        team.ToTable("client_teams").HasAnnotation(ServiceDb.TenantAnnotation, nameof(ClientTeam.Id));
}
