using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Encryption;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// How a person proves to be who it is: ASP.NET Core Identity's row with the hashed password, failures and lockout. Its
/// <c>Id</c> is the account's and its user name the account's address. The authenticator's key and the recovery codes are
/// in <c>login_tokens</c>, encrypted.
/// </summary>
public sealed class Login : IdentityUser<Guid>
{
    /// <summary>The account.</summary>
    public UserId UserId => new(Id);

    /// <summary>The time step of the last code that was accepted: none up to it is accepted again (RFC 6238 section 5.2).</summary>
    public long LastCodeStep { get; set; }

    /// <summary>From when on mails are counted (UTC, real clock).</summary>
    public DateTimeOffset MailsSince { get; set; }

    /// <summary>How many mails were asked for since then.</summary>
    public int Mails { get; set; }
}

internal sealed class LoginMapping : IEntityTypeConfiguration<Login>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<Login> login)
    {
        login.ToTable("logins");
        login.Ignore(l => l.UserId);
        login.Property(l => l.Id).ValueGeneratedNever();
        login.Property(l => l.UserName).HasMaxLength(254);
        login.Property(l => l.NormalizedUserName).HasMaxLength(254);
        login.Property(l => l.Email).HasMaxLength(254);
        login.Property(l => l.NormalizedEmail).HasMaxLength(254);
        login.Property(l => l.ConcurrencyStamp).IsConcurrencyToken();
        login.Ignore(l => l.PhoneNumber).Ignore(l => l.PhoneNumberConfirmed);

        // One account per address.
        login.HasIndex(l => l.NormalizedUserName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("login_tokens");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.LoginProvider).HasMaxLength(100);
        token.Property(t => t.Name).HasMaxLength(100);
        token.Property(t => t.Value).IsEncrypted("identity.login-token");
        token.HasOne<Login>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
