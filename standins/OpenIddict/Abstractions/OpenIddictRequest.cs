namespace OpenIddict.Abstractions;

/// <summary>The parameters of an OAuth request.</summary>
public class OpenIddictRequest
{
    /// <summary><c>client_id</c>, from the form or the Basic credentials.</summary>
    public string? ClientId { get; set; }

    /// <summary><c>client_secret</c>, from the form or the Basic credentials.</summary>
    public string? ClientSecret { get; set; }

    /// <summary><c>grant_type</c>.</summary>
    public string? GrantType { get; set; }

    /// <summary><c>scope</c>: names separated by spaces.</summary>
    public string? Scope { get; set; }
}
