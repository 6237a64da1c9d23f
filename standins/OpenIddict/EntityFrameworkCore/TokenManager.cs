using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken;

namespace OpenIddict.EntityFrameworkCore;

/// <summary>What of a token's row decides whether the token is good.</summary>
internal sealed record TokenEntry(string Status, string? AuthorizationId, string? AuthorizationStatus);

internal sealed class TokenManager(DbContext db) : IOpenIddictTokenManager
{
    private const int AtOnce = 1_000;

    private DbSet<Token> Tokens => db.Set<Token>();

    /// <summary>Stores a row for a token that is about to be issued, and returns its primary key.</summary>
    public async Task<string> CreateAsync(
        string type, string? subject, string? application, string? authorization, DateTimeOffset now, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        var row = new Token
        {
            Id = Guid.CreateVersion7(now).ToString(),
            CreationDate = now.UtcDateTime,
            ExpirationDate = expires?.UtcDateTime,
            Status = Statuses.Valid,
            Subject = subject,
            Type = type,
        };
        db.Add(row);
        db.Entry(row).Property("ApplicationId").CurrentValue = application;
        db.Entry(row).Property("AuthorizationId").CurrentValue = authorization;
        await db.SaveChangesAsync(cancellationToken);
        return row.Id!;
    }

    /// <summary>The state of a token's row and of the authorization that it belongs to, or null where there is none.</summary>
    public Task<TokenEntry?> FindAsync(string id, CancellationToken cancellationToken) => Tokens.AsNoTracking()
        .Where(row => row.Id == id)
        .Select(row => new TokenEntry(row.Status!, row.Authorization!.Id, row.Authorization!.Status))
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Uses a token up; false where it was used up or revoked already, also in the same moment.</summary>
    public async Task<bool> TryRedeemAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => await Tokens
        .Where(row => row.Id == id && row.Status == Statuses.Valid)
        .ExecuteUpdateAsync(row => row.SetProperty(r => r.Status, Statuses.Redeemed).SetProperty(r => r.RedemptionDate, now.UtcDateTime), cancellationToken) == 1;

    /// <summary>Revokes one token.</summary>
    public Task RevokeAsync(string id, CancellationToken cancellationToken) => RevokeAsync(Tokens.Where(row => row.Id == id), cancellationToken);

    public async ValueTask<long> RevokeByAuthorizationIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        await RevokeAsync(Tokens.Where(row => row.Authorization!.Id == identifier), cancellationToken);

    public async ValueTask<long> RevokeBySubjectAsync(string subject, CancellationToken cancellationToken = default) =>
        await RevokeAsync(Tokens.Where(row => row.Subject == subject), cancellationToken);

    public async ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default)
    {
        var (date, now) = (threshold.UtcDateTime, TimeProvider.System.GetUtcNow().UtcDateTime);
        long pruned = 0;
        int count;
        do
        {
            pruned += count = await Tokens
                .Where(row => row.CreationDate < date &&
                    ((row.Status != Statuses.Inactive && row.Status != Statuses.Valid) ||
                     (row.Authorization != null && row.Authorization.Status != Statuses.Valid) || row.ExpirationDate < now))
                .OrderBy(row => row.Id).Take(AtOnce).ExecuteDeleteAsync(cancellationToken);
        }
        while (count == AtOnce);
        return pruned;
    }

    private static Task<int> RevokeAsync(IQueryable<Token> tokens, CancellationToken cancellationToken) =>
        tokens.ExecuteUpdateAsync(row => row.SetProperty(r => r.Status, Statuses.Revoked), cancellationToken);
}
