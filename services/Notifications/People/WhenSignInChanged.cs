using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Notifications.Happenings;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>Tells somebody that the way of signing in has changed, in case it was somebody else.</summary>
internal sealed class WhenSignInChanged(PeopleMail mail) : IConsumer<SignInChanged>
{
    public Task Consume(ConsumeContext<SignInChanged> context)
    {
        var told = context.Message;
        var what = told.What switch
        {
            "password" => "Your password was changed",
            "authenticator" => "Your authenticator was changed",
            "recoveryCodes" => "You have new recovery codes",
            "recoveryCodeUsed" => "A recovery code was used to sign in",
            _ => "Something about how you sign in was changed",
        };
        return mail.SendAsync(
            context.MessageId ?? told.UserId, "sign-in-changed", told.Email,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["what"] = what, ["when"] = Readable.Time(told.ChangedAt) },
            sealedLink: null, context.CancellationToken);
    }
}
