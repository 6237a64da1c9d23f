namespace OpenIddict.Abstractions;

/// <summary>The parameters of an OAuth request.</summary>
public class OpenIddictRequest
{
    /// <summary><c>client_id</c>, from the form or the Basic credentials.</summary>
    public string? ClientId { get; set; }

    /// <summary><c>client_secret</c>, from the form or the Basic credentials.</summary>
    public string? ClientSecret { get; set; }

    /// <summary><c>code</c>: what an authorization request came to.</summary>
    public string? Code { get; set; }

    /// <summary><c>code_challenge</c> (RFC 7636).</summary>
    public string? CodeChallenge { get; set; }

    /// <summary><c>code_challenge_method</c> (RFC 7636).</summary>
    public string? CodeChallengeMethod { get; set; }

    /// <summary><c>code_verifier</c> (RFC 7636).</summary>
    public string? CodeVerifier { get; set; }

    /// <summary><c>grant_type</c>.</summary>
    public string? GrantType { get; set; }

    /// <summary><c>id_token_hint</c>: who is thought to be signed in.</summary>
    public string? IdTokenHint { get; set; }

    /// <summary><c>login_hint</c>: who is about to sign in, as the client thinks.</summary>
    public string? LoginHint { get; set; }

    /// <summary><c>max_age</c>: how many seconds ago signing in may have been; null where it is missing or no number.</summary>
    public long? MaxAge { get; set; }

    /// <summary><c>nonce</c>: comes back in the identity token.</summary>
    public string? Nonce { get; set; }

    /// <summary><c>post_logout_redirect_uri</c>.</summary>
    public string? PostLogoutRedirectUri { get; set; }

    /// <summary><c>prompt</c>: values separated by spaces.</summary>
    public string? Prompt { get; set; }

    /// <summary><c>redirect_uri</c>.</summary>
    public string? RedirectUri { get; set; }

    /// <summary><c>refresh_token</c>.</summary>
    public string? RefreshToken { get; set; }

    /// <summary><c>request</c>: parameters in a token, which nobody takes here.</summary>
    public string? Request { get; set; }

    /// <summary><c>request_uri</c>: parameters elsewhere, which nobody fetches here.</summary>
    public string? RequestUri { get; set; }

    /// <summary><c>response_mode</c>.</summary>
    public string? ResponseMode { get; set; }

    /// <summary><c>response_type</c>.</summary>
    public string? ResponseType { get; set; }

    /// <summary><c>scope</c>: names separated by spaces.</summary>
    public string? Scope { get; set; }

    /// <summary><c>state</c>: comes back as it was.</summary>
    public string? State { get; set; }

    /// <summary><c>token</c>: the one to revoke or to look at.</summary>
    public string? Token { get; set; }
}
