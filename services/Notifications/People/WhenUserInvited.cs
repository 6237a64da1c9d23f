using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Notifications.Happenings;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>Writes an invitation with its link.</summary>
internal sealed class WhenUserInvited(PeopleMail mail) : IConsumer<UserInvited>
{
    public Task Consume(ConsumeContext<UserInvited> context)
    {
        var told = context.Message;
        return mail.WriteAsync(
            $"invitation/{told.InvitationId}", "invitation", told.Email, (told.SealedLink, told.ExpiresAt),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["until"] = Readable.Time(told.ExpiresAt) },
            context.CancellationToken);
    }
}
