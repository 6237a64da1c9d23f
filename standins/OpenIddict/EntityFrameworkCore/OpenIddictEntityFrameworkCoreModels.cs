namespace OpenIddict.EntityFrameworkCore.Models;

/// <summary>A registered client application.</summary>
public class OpenIddictEntityFrameworkCoreApplication
{
    public virtual string? ApplicationType { get; set; }
    public virtual ICollection<OpenIddictEntityFrameworkCoreAuthorization> Authorizations { get; } = [];
    public virtual string? ClientId { get; set; }
    public virtual string? ClientSecret { get; set; }
    public virtual string? ClientType { get; set; }
    public virtual string? ConcurrencyToken { get; set; } = Guid.CreateVersion7().ToString();
    public virtual string? ConsentType { get; set; }
    public virtual string? DisplayName { get; set; }
    public virtual string? DisplayNames { get; set; }
    public virtual string? Id { get; set; }
    public virtual string? JsonWebKeySet { get; set; }
    public virtual string? Permissions { get; set; }
    public virtual string? PostLogoutRedirectUris { get; set; }
    public virtual string? Properties { get; set; }
    public virtual string? RedirectUris { get; set; }
    public virtual string? Requirements { get; set; }
    public virtual string? Settings { get; set; }
    public virtual ICollection<OpenIddictEntityFrameworkCoreToken> Tokens { get; } = [];
}

/// <summary>What a user allowed an application.</summary>
public class OpenIddictEntityFrameworkCoreAuthorization
{
    public virtual OpenIddictEntityFrameworkCoreApplication? Application { get; set; }
    public virtual string? ConcurrencyToken { get; set; } = Guid.CreateVersion7().ToString();
    public virtual DateTime? CreationDate { get; set; }
    public virtual string? Id { get; set; }
    public virtual string? Properties { get; set; }
    public virtual string? Scopes { get; set; }
    public virtual string? Status { get; set; }
    public virtual string? Subject { get; set; }
    public virtual ICollection<OpenIddictEntityFrameworkCoreToken> Tokens { get; } = [];
    public virtual string? Type { get; set; }
}

/// <summary>A scope kept in the database.</summary>
public class OpenIddictEntityFrameworkCoreScope
{
    public virtual string? ConcurrencyToken { get; set; } = Guid.CreateVersion7().ToString();
    public virtual string? Description { get; set; }
    public virtual string? Descriptions { get; set; }
    public virtual string? DisplayName { get; set; }
    public virtual string? DisplayNames { get; set; }
    public virtual string? Id { get; set; }
    public virtual string? Name { get; set; }
    public virtual string? Properties { get; set; }
    public virtual string? Resources { get; set; }
}

/// <summary>A token that was issued.</summary>
public class OpenIddictEntityFrameworkCoreToken
{
    public virtual OpenIddictEntityFrameworkCoreApplication? Application { get; set; }
    public virtual OpenIddictEntityFrameworkCoreAuthorization? Authorization { get; set; }
    public virtual string? ConcurrencyToken { get; set; } = Guid.CreateVersion7().ToString();
    public virtual DateTime? CreationDate { get; set; }
    public virtual DateTime? ExpirationDate { get; set; }
    public virtual string? Id { get; set; }
    public virtual string? Payload { get; set; }
    public virtual string? Properties { get; set; }
    public virtual DateTime? RedemptionDate { get; set; }
    public virtual string? ReferenceId { get; set; }
    public virtual string? Status { get; set; }
    public virtual string? Subject { get; set; }
    public virtual string? Type { get; set; }
}
