using Credentialing.Identity.Credentials;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Users;

/// <summary>
/// The people that a local stack has from the start, one for each kind of work, with credentials that are given from
/// outside (<c>Bootstrap:People:{n}:Email</c>, <c>…:Name</c>, <c>…:Role</c>, <c>…:Password</c>, <c>…:TotpSecret</c>). A stack
/// that is not given any has none. Who is there already is left as he is.
/// </summary>
internal sealed class BootstrapPeople(IConfiguration configuration, UserManager<Login> logins, IdentityDb db)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var person in configuration.GetSection("Bootstrap:People").GetChildren())
        {
            if (person["Email"] is { Length: > 0 } email && person["Role"] is { Length: > 0 } role && await logins.FindByNameAsync(email) is null)
            {
                await AddAsync(email, person["Name"] ?? email, role, person["Password"]!, person["TotpSecret"]!, cancellationToken);
            }
        }
    }

    private async Task AddAsync(string email, string name, string role, string password, string totpSecret, CancellationToken cancellationToken)
    {
        var user = User.Invite(email, name, new UserAccess([role], null, null), db.Clock.GetUtcNow());
        user.Accept();
        await InviteUser.AddAsync(db, logins, user, cancellationToken);
        var login = (await logins.FindByIdAsync(user.Id.Value.ToString()))!;
        Check(await logins.AddPasswordAsync(login, password));
        await Authenticators.SetAsync(logins, login, totpSecret);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"Bootstrap:People: {string.Join(" ", result.Errors.Select(error => error.Description))}");
        }
    }
}
