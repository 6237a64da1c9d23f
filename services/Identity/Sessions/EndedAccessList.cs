using System.Globalization;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Credentialing.Identity.Sessions;

/// <summary>
/// A session, a service account, an emergency access, a signing key or an authorization that ended before its tokens did, or a
/// token that was given back. Every service has this list and refuses them; a row is kept as long as such a token could live.
/// </summary>
public sealed class EndedHolder
{
    /// <summary>
    /// The session (a token's <c>sid</c>), the account (<c>sub</c>), the emergency access (<c>emergency</c>), the key (<c>kid</c>), the
    /// authorization (<c>oi_au_id</c>) or the token (<c>oi_tkn_id</c>).
    /// </summary>
    public required string Holder { get; init; }

    /// <summary>When it ended (UTC, real clock).</summary>
    public DateTimeOffset EndedAt { get; init; }
}

internal sealed class EndedHolderMapping : IEntityTypeConfiguration<EndedHolder>
{
    public void Configure(EntityTypeBuilder<EndedHolder> ended)
    {
        ended.ToTable("ended_access");
        ended.HasKey(e => e.Holder);
        ended.Property(e => e.Holder).HasMaxLength(50);
        ended.HasIndex(e => e.EndedAt);
    }
}

/// <summary>Keeps the list, and tells it to whoever asks as soon as it changes.</summary>
internal static class EndedAccessList
{
    /// <summary>As long as the longest access token, an hour, and the clocks' differences.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(65);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static void AddEndedAccess(this WebApplicationBuilder builder) =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IEndedAccessSource, OwnDatabase>());

    public static void MapEndedAccess(this IEndpointRouteBuilder routes) => routes.MapGet(
        EndedAccess.Path, async (string? version, EndedAccess ended, IHostApplicationLifetime life, CancellationToken cancellationToken) =>
        {
            // Whoever waits must not keep this copy from stopping.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
            return await ended.AfterAsync(version, s_patience, either.Token);
        }).IsPublic().WithMetadata(new ServiceDefaults.Http.WithoutTransaction()).ExcludeFromDescription();

    /// <summary>Ends what was issued to this account, in this session, for this emergency, with this key or of this authorization; or this token.</summary>
    public static Task AddAsync(IdentityDb db, string holder, DateTimeOffset now, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO ended_access (holder, ended_at) VALUES ({holder}, {now}) ON CONFLICT (holder) DO NOTHING", cancellationToken);

    // Every copy of this service looks for itself: another may have ended something.
    private sealed class OwnDatabase(IServiceScopeFactory scopes) : IEndedAccessSource
    {
        private static readonly TimeSpan s_often = TimeSpan.FromMilliseconds(300);

        public async Task<EndedHolders> ReadAsync(string version, CancellationToken cancellationToken)
        {
            if (version.Length > 0)
            {
                await Task.Delay(s_often, cancellationToken);
            }

            await using var scope = scopes.CreateAsyncScope();
            var since = TimeProvider.System.GetUtcNow() - Kept;
            var ended = await scope.ServiceProvider.GetRequiredService<IdentityDb>().EndedAccess.AsNoTracking()
                .Where(holder => holder.EndedAt > since).OrderBy(holder => holder.EndedAt).ToListAsync(cancellationToken);
            return new(
                ended.Count == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{ended.Count}-{ended[0].EndedAt.UtcTicks}-{ended[^1].EndedAt.UtcTicks}"),
                [.. ended.Select(holder => holder.Holder)]);
        }
    }
}
