using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

internal static class ReadUsers
{
    private static readonly Sorts<User, UserId> s_sorts = new Sorts<User, UserId>(user => user.Id, byDefault: "name")
        .By("name", user => user.Name)
        .By("email", user => user.Email)
        .By("createdAt", user => user.CreatedAt);

    public static async Task<Outcome<Page<UserResponse>>> List(
        PageRequest page, string? q, string? role, Choice<UserState> state, Guid? clientId, IdentityDb db, CancellationToken cancellationToken)
    {
        var users = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            var pattern = $"%{q.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            users = users.Where(user => EF.Functions.ILike(user.Name, pattern) || EF.Functions.ILike(user.Email, pattern));
        }

        if (role is not null)
        {
            if (!Roles.All.Contains(role))
            {
                return Problem.Invalid("role", $"must be one of {string.Join(", ", Roles.All.Order(StringComparer.Ordinal))}");
            }

            users = users.Where(user => user.Roles.Contains(role));
        }

        if (state.Value is { } inState)
        {
            users = users.Where(user => user.State == inState);
        }

        if (clientId is { } client)
        {
            users = users.Where(user => user.ClientId == new ClientId(client));
        }

        return await users.ToPageAsync(page, s_sorts, user => user.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<UserResponse>> One(Guid id, IdentityDb db, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken) is { } user
            ? user.ToResponse()
            : Problem.NotFound("user");
}
