using Credentialing.Identity.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>Sends an invitation with its link; one that has ended meanwhile is not sent.</summary>
internal sealed class WhenUserInvited(PeopleMail mail, TimeProvider clock) : IConsumer<UserInvited>
{
    public Task Consume(ConsumeContext<UserInvited> context)
    {
        var told = context.Message;
        return told.ExpiresAt <= clock.GetUtcNow()
            ? Task.CompletedTask
            : mail.SendAsync(
                told.InvitationId, "invitation", told.Email,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["until"] = PeopleMail.Until(told.ExpiresAt) },
                told.SealedLink, context.CancellationToken);
    }
}
