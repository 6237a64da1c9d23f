using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

/// <summary>A session as the API shows it.</summary>
/// <param name="Id">The <c>sid</c> of its tokens.</param>
/// <param name="StartedAt">When the person signed in.</param>
/// <param name="LastSeenAt">When it was last used.</param>
/// <param name="EndsAt">When it ends at the latest.</param>
/// <param name="Methods">How the person proved who it is (RFC 8176).</param>
/// <param name="Agent">What the browser calls itself.</param>
internal sealed record SessionResponse(
    Guid Id, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt, IReadOnlyList<string> Methods, string? Agent);

/// <summary>The sessions of a person that are worth something.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="NextCursor">Always null: they are few.</param>
internal sealed record SessionList(IReadOnlyList<SessionResponse> Items, string? NextCursor);

/// <summary>Where a person is signed in, for an administrator to see and to end.</summary>
internal static class UserSessions
{
    public static async Task<Outcome<SessionList>> List(Guid id, IdentityDb db, SessionStore sessions, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(u => u.Id == new UserId(id), cancellationToken))
        {
            return Problem.NotFound("user");
        }

        var alive = await sessions.OfAsync(new UserId(id), cancellationToken);
        return new SessionList([.. alive.Select(s => new SessionResponse(s.Id, s.StartedAt, s.LastSeenAt, s.EndsAt, s.Methods, s.Agent))], null);
    }

    public static async Task<Outcome<UserResponse>> SignOut(Guid id, IdentityDb db, SessionStore sessions, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        await sessions.EndAllAsync(user.Id, "signedOutEverywhere", cancellationToken);
        return user.ToResponse();
    }
}
