using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Users;

/// <summary>The routes of people's accounts, what each needs, and where it is done.</summary>
internal static class UserRoutes
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/v1/users").WithTags("Access");
        users.MapGet("", ReadUsers.List).Needs(Permissions.UsersManage).WithSummary("Lists people's accounts");
        users.MapPost("", InviteUser.Handle).Validates<InviteUserRequest>().Needs(Permissions.UsersManage).WithSummary("Invites a person");
        users.MapGet("{id:guid}", ReadUsers.One).Needs(Permissions.UsersManage).WithSummary("Reads a person's account");
        users.MapPatch("{id:guid}", ChangeUser.Handle).Validates<ChangeUserRequest>().Needs(Permissions.UsersManage).WithSummary("Changes what a person is called and may do");
        users.MapPost("{id:guid}/invite", InviteUser.Again).Needs(Permissions.UsersManage).WithSummary("Mails an invitation once more");
        users.MapPost("{id:guid}/disable", DisableUser.Handle).Validates<DisableUserRequest>().Needs(Permissions.UsersManage).WithSummary("Shuts a person out at once");
        users.MapPost("{id:guid}/enable", DisableUser.Undo).Needs(Permissions.UsersManage).WithSummary("Lets a person in again");
        users.MapPost("{id:guid}/reset-authenticator", ResetAuthenticator.Handle).Validates<ResetAuthenticatorRequest>().Needs(Permissions.UsersManage)
            .WithSummary("Forgets a lost authenticator: the person sets up another at the next sign-in");
        users.MapGet("{id:guid}/sessions", UserSessions.List).Needs(Permissions.UsersManage).WithSummary("Lists where a person is signed in");
        users.MapPost("{id:guid}/sign-out", UserSessions.SignOut).Needs(Permissions.UsersManage).WithSummary("Signs a person out everywhere");
    }
}
