using System.Net.Mail;
using Credentialing.Identity.Contracts;
using Credentialing.Identity.Credentials;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

internal sealed record InviteUserRequest(string Email, string Name, IReadOnlyList<string> Roles, ClientId? ClientId = null, Guid? ProviderId = null);

internal sealed class InviteUserValidator : AbstractValidator<InviteUserRequest>
{
    public InviteUserValidator()
    {
        RuleFor(request => request.Email)
            .Must(email => email is { Length: <= 254 } && MailAddress.TryCreate(email, out var address) && address.Address == email.Trim())
            .WithMessage("must be an e-mail address");
        RuleFor(request => request.Name).IsText(200);
        RuleFor(request => request.Roles).AreRoles();
    }
}

internal static class UserFields
{
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreRoles<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .NotEmpty().WithMessage("must name at least one role")
        .Must(roles => roles!.All(role => role is not null && Roles.All.Contains(role)))
        .WithMessage($"must each be one of {string.Join(", ", Roles.All.Order(StringComparer.Ordinal))}");
}

/// <summary>Invites a person: makes the account, and has the link mailed with which it chooses a password.</summary>
internal static class InviteUser
{
    public static async Task<Creation<UserResponse>> Handle(
        InviteUserRequest request, Caller caller, UserManager<Login> logins, MailedLinks links, IdentityDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var access = new UserAccess([.. request.Roles.Distinct(StringComparer.Ordinal)], request.ClientId, request.ProviderId);
        if (UserRules.Check(access) is { } refusal)
        {
            return refusal;
        }

        if (UserRules.Exceeds(caller, access.Roles) is { } exceeds)
        {
            return exceeds;
        }

        var email = request.Email.Trim();
        if (await logins.FindByNameAsync(email) is not null)
        {
            return Problem.Conflict("email-taken", "There is an account with this e-mail address already.");
        }

        var user = await AddAsync(db, logins, User.Invite(email, request.Name.Trim(), access, clock.GetUtcNow()), cancellationToken);
        await links.InviteAsync(user, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<UserResponse>.At($"/v1/users/{user.Id.Value}", user.ToResponse());
    }

    public static async Task<Outcome<UserResponse>> Again(Guid id, MailedLinks links, IdentityDb db, IAuditTrail audit, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        if (user.State != UserState.Invited)
        {
            return Problem.Conflict("user-not-invited", "The person has chosen a password already, or is disabled.");
        }

        await links.InviteAsync(user, cancellationToken);
        audit.RecordChange(new AuditSubject("user", user.Id.Value.ToString(), user.ClientId), null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["invitation"] = "mailed again" });
        await db.SaveChangesAsync(cancellationToken);
        return user.ToResponse();
    }

    /// <summary>Stores an account with a login that has no password yet.</summary>
    public static async Task<User> AddAsync(IdentityDb db, UserManager<Login> logins, User user, CancellationToken cancellationToken)
    {
        db.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        var made = await logins.CreateAsync(new Login { Id = user.Id.Value, UserName = user.Email, Email = user.Email, EmailConfirmed = true });
        return made.Succeeded ? user : throw new InvalidOperationException($"The login was refused: {string.Join(", ", made.Errors.Select(error => error.Code))}");
    }
}
