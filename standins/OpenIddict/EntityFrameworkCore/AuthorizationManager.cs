using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class AuthorizationManager(DbContext db) : IOpenIddictAuthorizationManager
{
    private const int AtOnce = 1_000;

    private DbSet<Authorization> Authorizations => db.Set<Authorization>();

    public async ValueTask<object> CreateAsync(
        ClaimsIdentity identity, string subject, string client, string type, ImmutableArray<string> scopes, CancellationToken cancellationToken = default)
    {
        var row = new Authorization
        {
            Id = Guid.CreateVersion7().ToString(),
            CreationDate = TimeProvider.System.GetUtcNow().UtcDateTime,
            Scopes = scopes.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(scopes.AsEnumerable()),
            Status = Statuses.Valid,
            Subject = subject,
            Type = type,
        };
        db.Add(row);
        db.Entry(row).Property("ApplicationId").CurrentValue = client;
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }

    public async ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default) =>
        await Authorizations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == identifier, cancellationToken);

    public ValueTask<string?> GetIdAsync(object authorization, CancellationToken cancellationToken = default) => new(((Authorization)authorization).Id);

    public async ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default)
    {
        var date = threshold.UtcDateTime;
        long pruned = 0;
        int count;
        do
        {
            // Nobody can use a revoked one, nor an ad-hoc one whose tokens are gone.
            pruned += count = await Authorizations
                .Where(row => row.CreationDate < date && (row.Status != Statuses.Valid || (row.Type == AuthorizationTypes.AdHoc && !row.Tokens.Any())))
                .OrderBy(row => row.Id).Take(AtOnce).ExecuteDeleteAsync(cancellationToken);
        }
        while (count == AtOnce);
        return pruned;
    }

    public async ValueTask<bool> TryRevokeAsync(object authorization, CancellationToken cancellationToken = default)
    {
        var id = ((Authorization)authorization).Id;
        return await Authorizations.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Status, Statuses.Revoked), cancellationToken) == 1;
    }
}
