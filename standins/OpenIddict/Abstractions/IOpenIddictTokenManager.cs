namespace OpenIddict.Abstractions;

/// <summary>Keeps a row for each token that was issued, so that it can be redeemed once and revoked.</summary>
public interface IOpenIddictTokenManager
{
    /// <summary>Deletes those made before then that are used up, revoked or expired.</summary>
    ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default);

    /// <summary>Revokes every token of this authorization: of one sign-in.</summary>
    ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken = default);

    /// <summary>Revokes every token of this person or system.</summary>
    ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default);
}
