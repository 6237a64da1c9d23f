using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Identity.BreakGlass;

/// <summary>Identifies an emergency access.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct EmergencyAccessId(Guid Value) : IId<EmergencyAccessId>
{
    /// <inheritdoc/>
    public static EmergencyAccessId From(Guid value) => new(value);
}

/// <summary>What a second person thinks of an emergency access.</summary>
public enum Finding
{
    /// <summary>There was an emergency, and no more was done than it took.</summary>
    Justified,

    /// <summary>There was none, or more was done.</summary>
    NotJustified,
}

/// <summary>
/// The emergency access procedure of 45 CFR 164.312(a)(2)(ii): a person of ours, who has proved twice and just now who it is,
/// takes what <see cref="Roles.Emergency"/> allows for one session and at most an hour, says why, and is heard doing so.
/// It lives by the real clock, as everything about signing in.
/// </summary>
public sealed class EmergencyAccess : Aggregate<EmergencyAccessId>
{
    /// <summary>How long it lasts at most.</summary>
    public const int AtMostMinutes = 60;

    /// <summary>How long ago the person may have signed in.</summary>
    public static readonly TimeSpan Recently = TimeSpan.FromMinutes(10);

    private EmergencyAccess()
    {
    }

    /// <summary>Who took it.</summary>
    public UserId UserId { get; private init; }

    /// <summary>In which session: no other gets it.</summary>
    public Guid SessionId { get; private init; }

    /// <summary>Why, in the person's words.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>From when on (UTC).</summary>
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>Until when at the latest (UTC).</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>When it was ended before its time (UTC).</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a second person looked at it (UTC).</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>Who that was.</summary>
    public UserId? ReviewedBy { get; private set; }

    /// <summary>What that person found.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>And says about it.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether it opens anything.</summary>
    /// <param name="now">The real time.</param>
    public bool IsInForceAt(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    /// <summary>Why a person may not take it now; null where nothing is in the way.</summary>
    /// <param name="user">The person.</param>
    /// <param name="session">The session that asks.</param>
    /// <param name="has">Whether the person has one in force.</param>
    /// <param name="now">The real time.</param>
    public static Refusal? WhyNot(User user, Session session, bool has, DateTimeOffset now)
    {
        if (RolePermissions.Table[Roles.Emergency].IsSubsetOf(RolePermissions.Of(user.Roles)))
        {
            return new Refusal("emergency-access-not-needed", "The account may do all of it already.");
        }

        if (has)
        {
            return new Refusal("emergency-access-in-force", "The account has emergency access already: end that first.");
        }

        return session.Methods.Contains("mfa", StringComparer.Ordinal) && now < session.StartedAt + Recently
            ? null
            : new Refusal("recent-sign-in-required", "Sign in anew, with both proofs, and ask within ten minutes.");
    }

    /// <summary>Takes it, and raises the alarm.</summary>
    /// <param name="user">Who.</param>
    /// <param name="session">In which session.</param>
    /// <param name="reason">Why.</param>
    /// <param name="minutes">For how long.</param>
    /// <param name="tell">Who hears of it.</param>
    /// <param name="now">The real time.</param>
    public static EmergencyAccess Take(User user, Session session, string reason, int minutes, IReadOnlyList<AlarmRecipient> tell, DateTimeOffset now)
    {
        var access = new EmergencyAccess
        {
            Id = new EmergencyAccessId(Guid.CreateVersion7(now)),
            UserId = user.Id,
            SessionId = session.Id,
            Reason = reason,
            StartedAt = now,
            EndsAt = now.AddMinutes(minutes),
        };
        access.Raise(new EmergencyAccessTaken(access.Id.Value, user.Id.Value, user.Name, tell, access.StartedAt, access.EndsAt));
        return access;
    }

    /// <summary>Gives it back before its time.</summary>
    /// <param name="now">The real time.</param>
    public Refusal? End(DateTimeOffset now)
    {
        if (!IsInForceAt(now))
        {
            return new Refusal("emergency-access-ended", "The emergency access has ended already.");
        }

        EndedAt = now;
        return null;
    }

    /// <summary>Records what a second person thinks of it, once, when it is over.</summary>
    /// <param name="by">That person.</param>
    /// <param name="finding">What it found.</param>
    /// <param name="note">What it says about it.</param>
    /// <param name="now">The real time.</param>
    public Refusal? Review(UserId by, Finding finding, string note, DateTimeOffset now)
    {
        if (by == UserId)
        {
            return new Refusal("own-emergency-access", "Another person looks at what one did oneself.");
        }

        if (IsInForceAt(now))
        {
            return new Refusal("emergency-access-in-force", "It is still in force: end it, or wait for its end.");
        }

        if (ReviewedAt is not null)
        {
            return new Refusal("emergency-access-reviewed", "Somebody has looked at it already.");
        }

        (ReviewedAt, ReviewedBy, Finding, Note) = (now, by, finding, note);
        return null;
    }
}
