using System.Globalization;
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
            "passkeyAdded" => "A passkey was added to your account",
            "passkeyRemoved" => "A passkey was removed from your account",
            "recoveryCodes" => "You have new recovery codes",
            "recoveryCodeUsed" => "A recovery code was used to sign in",
            _ => "Something about how you sign in was changed",
        };
        return mail.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"sign-in-changed/{told.UserId}/{told.What}/{told.ChangedAt.UtcTicks}"), "sign-in-changed", told.Email, "/account",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = told.Name, ["what"] = what, ["when"] = Readable.Time(told.ChangedAt) },
            context.CancellationToken);
    }
}
