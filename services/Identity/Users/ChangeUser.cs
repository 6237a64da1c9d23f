using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

// Not parameters with defaults: the contract cannot be written of those, for "not named" has no JSON.
internal sealed record ChangeUserRequest
{
    public Optional<string> Name { get; init; }

    public Optional<IReadOnlyList<string>> Roles { get; init; }

    public Optional<ClientId?> ClientId { get; init; }

    public Optional<Guid?> ProviderId { get; init; }
}

internal sealed class ChangeUserValidator : AbstractValidator<ChangeUserRequest>
{
    public ChangeUserValidator()
    {
        RuleFor(request => request.Name.Value).IsText(200).When(request => request.Name.IsSet).OverridePropertyName("name");
        RuleFor(request => request.Roles.Value).AreRoles().When(request => request.Roles.IsSet).OverridePropertyName("roles");
    }
}

/// <summary>
/// Changes what the body names (JSON merge patch). Where the person may do something else from now on, every session and
/// token ends: they say what was true before.
/// </summary>
internal static class ChangeUser
{
    public static async Task<Outcome<UserResponse>> Handle(
        Guid id, ChangeUserRequest request, IfMatch ifMatch, Caller caller, IdentityDb db, SessionStore sessions, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        if (ifMatch.Refuses(user.Version) is { } stale)
        {
            return stale;
        }

        var access = new UserAccess(
            [.. request.Roles.Or(user.Roles).Distinct(StringComparer.Ordinal)], request.ClientId.Or(user.ClientId), request.ProviderId.Or(user.ProviderId));
        if (UserRules.Check(access) is { } refusal)
        {
            return refusal;
        }

        if (UserRules.Exceeds(caller, access.Roles.Concat(user.Roles)) is { } exceeds)
        {
            return exceeds;
        }

        if (user.Change(request.Name.Or(user.Name).Trim(), access))
        {
            if (UserRules.OnOneself(caller, user.Id) is { } own)
            {
                return own;
            }

            await sessions.EndAllAsync(user.Id, "accessChanged", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return user.ToResponse();
    }
}
