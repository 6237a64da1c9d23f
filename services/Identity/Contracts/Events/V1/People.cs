namespace Credentialing.Identity.Contracts.Events.V1;

/// <summary>A person was invited: the mail with the link is due. Only the addressee may see the link, so it is sealed.</summary>
/// <param name="UserId">The person.</param>
/// <param name="InvitationId">This invitation: a second one makes the first worthless.</param>
/// <param name="Email">Where the mail goes.</param>
/// <param name="Name">Whom it greets.</param>
/// <param name="SealedLink">The link, as <c>MessageSeal</c> sealed it for <see cref="MailLinks.Purpose"/>; opened at the moment of sending, and forgotten then.</param>
/// <param name="ExpiresAt">From when the link is worthless (UTC).</param>
/// <param name="InvitedAt">When (UTC).</param>
public sealed record UserInvited(
    Guid UserId, Guid InvitationId, string Email, string Name, string SealedLink, DateTimeOffset ExpiresAt, DateTimeOffset InvitedAt);

/// <summary>A person asked for a new password: the mail with the link is due.</summary>
/// <param name="UserId">The person.</param>
/// <param name="RequestId">This request: a second one makes the first worthless.</param>
/// <param name="Email">Where the mail goes.</param>
/// <param name="Name">Whom it greets.</param>
/// <param name="SealedLink">The link, sealed as in <see cref="UserInvited"/>.</param>
/// <param name="ExpiresAt">From when the link is worthless (UTC).</param>
/// <param name="RequestedAt">When (UTC).</param>
public sealed record PasswordResetRequested(
    Guid UserId, Guid RequestId, string Email, string Name, string SealedLink, DateTimeOffset ExpiresAt, DateTimeOffset RequestedAt);

/// <summary>How a person signs in has changed: a mail says so, in case it was somebody else.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Email">Where the mail goes.</param>
/// <param name="Name">Whom it greets.</param>
/// <param name="What"><c>password</c>, <c>authenticator</c>, <c>passkeyAdded</c>, <c>passkeyRemoved</c>, <c>recoveryCodes</c> or <c>recoveryCodeUsed</c>.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record SignInChanged(Guid UserId, string Email, string Name, string What, DateTimeOffset ChangedAt);

/// <summary>A person took emergency access: the alarm is due. The reason, which may name somebody, stays with Identity.</summary>
/// <param name="AccessId">The emergency access.</param>
/// <param name="UserId">The person.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Tell">Who hears of it: the person itself, administrators and managers.</param>
/// <param name="TakenAt">From when on (UTC).</param>
/// <param name="EndsAt">Until when at the latest (UTC).</param>
public sealed record EmergencyAccessTaken(
    Guid AccessId, Guid UserId, string Name, IReadOnlyList<AlarmRecipient> Tell, DateTimeOffset TakenAt, DateTimeOffset EndsAt);

/// <summary>Somebody who hears an alarm.</summary>
/// <param name="Email">Where the mail goes.</param>
/// <param name="Name">Whom it greets.</param>
public sealed record AlarmRecipient(string Email, string Name);

/// <summary>Somebody typed an address into the form for forgotten passwords. Identity's own: only it knows whether there is such a person.</summary>
/// <param name="SealedEmail">The address, sealed for <see cref="MailLinks.Purpose"/>.</param>
/// <param name="AskedAt">When (UTC).</param>
public sealed record PasswordForgotten(string SealedEmail, DateTimeOffset AskedAt);
