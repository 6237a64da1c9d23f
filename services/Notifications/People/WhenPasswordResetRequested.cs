using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Notifications.Happenings;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>Writes the mail with the link to a new password.</summary>
internal sealed class WhenPasswordResetRequested(PeopleMail mail) : IConsumer<PasswordResetRequested>
{
    public Task Consume(ConsumeContext<PasswordResetRequested> context)
    {
        var told = context.Message;
        return mail.WriteAsync(
            $"password-reset/{told.RequestId}", "password-reset", told.Email, (told.SealedLink, told.ExpiresAt),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["until"] = Readable.Time(told.ExpiresAt) },
            context.CancellationToken);
    }
}
