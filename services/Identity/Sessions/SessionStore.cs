using System.Security.Claims;
using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Credentialing.Identity.Sessions;

/// <summary>Who is signed in: starts sessions, finds the one that a browser names, and ends them with all that came of them.</summary>
internal sealed class SessionStore(
    IdentityDb db, IOpenIddictAuthorizationManager authorizations, IOpenIddictTokenManager tokens, IAuditTrail audit, Caller caller)
{
    // People sign in by the real clock: a rehearsal must not sign everybody out.
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Begins a session in this browser; the one before it there, if any, ends.</summary>
    public async Task<Session> StartAsync(HttpContext context, User user, IReadOnlyList<string> methods, CancellationToken cancellationToken)
    {
        Speak(user);
        if (await SessionCookies.ReadSessionAsync(context) is { } before)
        {
            await EndAsync(before, "signedInAgain", cancellationToken);
        }

        var now = Clock.GetUtcNow();
        string? agent = context.Request.Headers.UserAgent;
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            StartedAt = now,
            LastSeenAt = now,
            EndsAt = now + Session.Absolute,
            Methods = methods,
            Agent = agent is { Length: > 200 } ? agent[..200] : agent,
        };
        db.Add(session);
        user.SignedIn(db.Clock.GetUtcNow());
        audit.RecordChange(Subject(session.Id), before: null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["userId"] = user.Id, ["methods"] = methods });
        await db.SaveChangesAsync(cancellationToken);
        await SessionCookies.ForgetAsync(context);
        await SessionCookies.WriteSessionAsync(context, session.Id);
        return session;
    }

    /// <summary>The session that this browser names and the account that it is of, while both are worth something; looking is using.</summary>
    public async Task<(Session Session, User User)?> CurrentAsync(HttpContext context, CancellationToken cancellationToken) =>
        await SessionCookies.ReadSessionAsync(context) is { } id ? await UseAsync(id, cancellationToken) : null;

    /// <summary>This session and its account, while both are worth something; the session counts as used.</summary>
    public async Task<(Session Session, User User)?> UseAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (session?.IsAliveAt(now) != true ||
            await db.Users.SingleAsync(u => u.Id == session.UserId, cancellationToken) is not { State: UserState.Active } user)
        {
            return null;
        }

        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellationToken);
        Speak(user);
        return (session, user);
    }

    /// <summary>Remembers that this authorization was given in the session, so that it ends with it.</summary>
    public Task AddAuthorizationAsync(Guid session, string authorization, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"UPDATE sessions SET authorizations = array_append(authorizations, {authorization}) WHERE id = {session}", cancellationToken);

    /// <summary>The sessions of an account that are worth something, the newest first.</summary>
    public Task<List<Session>> OfAsync(UserId user, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var unused = now - Session.Idle;
        return db.Sessions.AsNoTracking()
            .Where(s => s.UserId == user && s.EndedAt == null && s.EndsAt > now && s.LastSeenAt > unused)
            .OrderByDescending(s => s.StartedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends a session and all that came of it, unless it has ended already.</summary>
    public async Task EndAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, cancellationToken);
        if (session is null || await db.Sessions.Where(s => s.Id == id && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.EndReason, reason), cancellationToken) == 0)
        {
            return;
        }

        foreach (var authorization in session.Authorizations)
        {
            if (await authorizations.FindByIdAsync(authorization, cancellationToken) is { } given)
            {
                await authorizations.TryRevokeAsync(given, cancellationToken);
            }

            await tokens.RevokeByAuthorizationIdAsync(authorization, cancellationToken);
        }

        // Its tokens are refused with the session's; only the record has to know.
        (await db.EmergencyOfAsync(id, cancellationToken))?.End(now);
        await EndedAccessList.AddAsync(db, id.ToString(), now, cancellationToken);
        audit.RecordChange(Subject(id), new Dictionary<string, object?>(StringComparer.Ordinal) { ["userId"] = session.UserId }, new Dictionary<string, object?>(StringComparer.Ordinal) { ["ended"] = reason });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends every session of an account, and every token that it holds.</summary>
    public async Task EndAllAsync(UserId user, string reason, CancellationToken cancellationToken)
    {
        foreach (var id in await db.Sessions.Where(s => s.UserId == user && s.EndedAt == null).Select(s => s.Id).ToListAsync(cancellationToken))
        {
            await EndAsync(id, reason, cancellationToken);
        }

        await tokens.RevokeBySubjectAsync(user.Value.ToString(), cancellationToken);
    }

    // From here on it is this person who acts, for the audit trail and in events.
    private void Speak(User user)
    {
        if (caller.Id is "system" or "anonymous")
        {
            var identity = new ClaimsIdentity([new Claim("sub", user.Id.Value.ToString()), new Claim("name", user.Name), .. user.Roles.Select(role => new Claim("role", role))]);
            caller.Bind(new ClaimsPrincipal(identity), db.Tenant);
            db.Actor = caller.Id;
        }
    }

    private static AuditSubject Subject(Guid id) => new("session", id.ToString());
}
