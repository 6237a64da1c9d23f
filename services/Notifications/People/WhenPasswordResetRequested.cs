using Credentialing.Identity.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>Sends the link to a new password; one that has ended meanwhile is not sent.</summary>
internal sealed class WhenPasswordResetRequested(PeopleMail mail, TimeProvider clock) : IConsumer<PasswordResetRequested>
{
    public Task Consume(ConsumeContext<PasswordResetRequested> context)
    {
        var told = context.Message;
        return told.ExpiresAt <= clock.GetUtcNow()
            ? Task.CompletedTask
            : mail.SendAsync(
                told.RequestId, "password-reset", told.Email,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["until"] = PeopleMail.Until(told.ExpiresAt) },
                told.SealedLink, context.CancellationToken);
    }
}
