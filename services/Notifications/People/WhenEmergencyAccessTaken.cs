using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Notifications.Happenings;
using MassTransit;

namespace Credentialing.Notifications.People;

/// <summary>The alarm: writes to everybody who has to know that somebody took emergency access.</summary>
internal sealed class WhenEmergencyAccessTaken(PeopleMail mail) : IConsumer<EmergencyAccessTaken>
{
    public async Task Consume(ConsumeContext<EmergencyAccessTaken> context)
    {
        var told = context.Message;
        foreach (var recipient in told.Tell)
        {
            await mail.WriteAsync(
                $"emergency-access/{told.AccessId}/{recipient.Email}", "emergency-access", recipient.Email, "/",
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["name"] = recipient.Name, ["who"] = told.Name, ["when"] = Readable.Time(told.TakenAt), ["until"] = Readable.Time(told.EndsAt),
                },
                context.CancellationToken);
        }
    }
}
