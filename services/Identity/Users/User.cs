using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Identity.Users;

/// <summary>Identifies a person's account.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    /// <inheritdoc/>
    public static UserId From(Guid value) => new(value);
}

/// <summary>Where an account stands.</summary>
public enum UserState
{
    /// <summary>Asked to choose a password; has never signed in.</summary>
    Invited,

    /// <summary>May sign in.</summary>
    Active,

    /// <summary>May not, until somebody enables it again.</summary>
    Disabled,
}

/// <summary>
/// A person's account: who it is, what it may do, and with whose things. How the person proves to be who it is, is in
/// <see cref="Credentials.Login"/>.
/// </summary>
public sealed class User : Aggregate<UserId>
{
    private User()
    {
    }

    /// <summary>Where its mail goes, and what it signs in with.</summary>
    public string Email { get; private init; } = "";

    /// <summary>What others see it called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it may do (<see cref="Contracts.Roles"/>).</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>The client that it works for; null for our own people.</summary>
    public ClientId? ClientId { get; private set; }

    /// <summary>The provider that it is, for the role <c>provider</c>.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>Where it stands.</summary>
    public UserState State { get; private set; }

    /// <summary>Why it was disabled.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>When it last signed in (UTC).</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Whether it is one of ours: then a password alone is not enough.</summary>
    public bool IsStaff => Roles.Any(Contracts.Roles.Staff.Contains);

    /// <summary>Makes an account that has yet to choose its password.</summary>
    /// <param name="email">Its address.</param>
    /// <param name="name">Its name.</param>
    /// <param name="access">What it may do.</param>
    /// <param name="at">When (UTC).</param>
    public static User Invite(string email, string name, UserAccess access, DateTimeOffset at)
    {
        var user = new User { Id = new UserId(Guid.CreateVersion7(at)), Email = email, Name = name };
        user.Give(access);
        return user;
    }

    /// <summary>Changes its name and what it may do.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="access">What it may do from now on.</param>
    /// <returns>Whether it may do something else than before, so that what was issued to it must end.</returns>
    public bool Change(string name, UserAccess access)
    {
        var changes = !Roles.ToHashSet(StringComparer.Ordinal).SetEquals(access.Roles) || ClientId != access.ClientId || ProviderId != access.ProviderId;
        Name = name;
        Give(access);
        return changes;
    }

    /// <summary>Records that it chose its first password.</summary>
    public void Accept() => State = State == UserState.Invited ? UserState.Active : State;

    /// <summary>Records that it signed in.</summary>
    /// <param name="at">When (UTC).</param>
    public void SignedIn(DateTimeOffset at) => LastSignInAt = at;

    /// <summary>Shuts it out.</summary>
    /// <param name="reason">Why.</param>
    public Refusal? Disable(string reason)
    {
        if (State == UserState.Disabled)
        {
            return new Refusal("user-disabled", "The account is disabled already.");
        }

        (State, DisabledReason) = (UserState.Disabled, reason);
        return null;
    }

    /// <summary>Lets it in again, once it has a password.</summary>
    /// <param name="hasPassword">Whether it ever chose one.</param>
    public Refusal? Enable(bool hasPassword)
    {
        if (State != UserState.Disabled)
        {
            return new Refusal("user-not-disabled", "The account is not disabled.");
        }

        (State, DisabledReason) = (hasPassword ? UserState.Active : UserState.Invited, null);
        return null;
    }

    private void Give(UserAccess access) => (Roles, ClientId, ProviderId) = (access.Roles, access.ClientId, access.ProviderId);
}

/// <summary>What an account may do, and with whose things.</summary>
/// <param name="Roles">Its roles.</param>
/// <param name="ClientId">The client that it works for.</param>
/// <param name="ProviderId">The provider that it is.</param>
public sealed record UserAccess(IReadOnlyList<string> Roles, ClientId? ClientId, Guid? ProviderId);
