using OpenIddict.EntityFrameworkCore.Models;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds OpenIddict's tables to a model: the official names, lengths, keys and indexes.</summary>
public static class OpenIddictEntityFrameworkCoreHelpers
{
    /// <summary>Adds the four tables.</summary>
    public static ModelBuilder UseOpenIddict(this ModelBuilder builder)
    {
        builder.Entity<OpenIddictEntityFrameworkCoreApplication>(application =>
        {
            application.ToTable("OpenIddictApplications");
            application.HasKey(row => row.Id);
            application.HasIndex(row => row.ClientId).IsUnique();
            application.Property(row => row.Id).ValueGeneratedOnAdd();
            application.Property(row => row.ApplicationType).HasMaxLength(50);
            application.Property(row => row.ClientId).HasMaxLength(100);
            application.Property(row => row.ClientType).HasMaxLength(50);
            application.Property(row => row.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
            application.Property(row => row.ConsentType).HasMaxLength(50);
            application.HasMany(row => row.Authorizations).WithOne(row => row.Application).HasForeignKey("ApplicationId").IsRequired(false);
            application.HasMany(row => row.Tokens).WithOne(row => row.Application).HasForeignKey("ApplicationId").IsRequired(false);
        });

        builder.Entity<OpenIddictEntityFrameworkCoreAuthorization>(authorization =>
        {
            authorization.ToTable("OpenIddictAuthorizations");
            authorization.HasKey(row => row.Id);
            authorization.HasIndex("ApplicationId", "Status", "Subject", "Type");
            authorization.Property(row => row.Id).ValueGeneratedOnAdd();
            authorization.Property(row => row.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
            authorization.Property(row => row.Status).HasMaxLength(50);
            authorization.Property(row => row.Subject).HasMaxLength(400);
            authorization.Property(row => row.Type).HasMaxLength(50);
            authorization.HasMany(row => row.Tokens).WithOne(row => row.Authorization).HasForeignKey("AuthorizationId").IsRequired(false);
        });

        builder.Entity<OpenIddictEntityFrameworkCoreScope>(scope =>
        {
            scope.ToTable("OpenIddictScopes");
            scope.HasKey(row => row.Id);
            scope.HasIndex(row => row.Name).IsUnique();
            scope.Property(row => row.Id).ValueGeneratedOnAdd();
            scope.Property(row => row.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
            scope.Property(row => row.Name).HasMaxLength(200);
        });

        return builder.Entity<OpenIddictEntityFrameworkCoreToken>(token =>
        {
            token.ToTable("OpenIddictTokens");
            token.HasKey(row => row.Id);
            token.HasIndex(row => row.ReferenceId).IsUnique();
            token.HasIndex("ApplicationId", "Status", "Subject", "Type");
            token.Property(row => row.Id).ValueGeneratedOnAdd();
            token.Property(row => row.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
            token.Property(row => row.ReferenceId).HasMaxLength(100);
            token.Property(row => row.Status).HasMaxLength(50);
            token.Property(row => row.Subject).HasMaxLength(400);
            token.Property(row => row.Type).HasMaxLength(150);
        });
    }
}
