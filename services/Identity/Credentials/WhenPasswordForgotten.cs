using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Encryption;
using MassTransit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// Has the way to a new password mailed, where there is an account that may have one. Three mails an hour are enough for
/// anybody: more would be somebody else's doing.
/// </summary>
/// <param name="db">Identity's database.</param>
/// <param name="seal">Opens the address.</param>
/// <param name="services">Where the rest is.</param>
public sealed class WhenPasswordForgotten(IdentityDb db, MessageSeal seal, IServiceProvider services) : IConsumer<PasswordForgotten>
{
    private const int AnHour = 3;

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<PasswordForgotten> context)
    {
        var logins = services.GetRequiredService<UserManager<Login>>();
        var login = await logins.FindByNameAsync(seal.Open(MailLinks.Purpose, context.Message.SealedEmail));
        if (login is null || await db.Users.SingleAsync(u => u.Id == login.UserId, context.CancellationToken) is not { State: not UserState.Disabled } user)
        {
            return;
        }

        var since = TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1);
        if (login.MailsSince < since)
        {
            (login.MailsSince, login.Mails) = (TimeProvider.System.GetUtcNow(), 0);
        }

        if (login.Mails++ >= AnHour)
        {
            return;
        }

        var links = services.GetRequiredService<MailedLinks>();
        await (user.State == UserState.Invited ? links.InviteAsync(user, context.CancellationToken) : links.ResetAsync(user, context.CancellationToken));
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
