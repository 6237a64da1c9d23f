using Credentialing.Clients.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Notifications.Happenings;

/// <summary>Says that a step of the journey is done.</summary>
internal sealed class WhenJourneyAdvanced(Announcer announcer) : IConsumer<JourneyAdvanced>
{
    public Task Consume(ConsumeContext<JourneyAdvanced> context)
    {
        var told = context.Message;
        return announcer.AnnounceAsync(
            new Announcement(HappeningTypes.JourneyAdvanced, $"{told.ClientId}/{told.Step}", told.ClientId, told.AdvancedAt, new { told.ClientId, told.Step, told.CurrentStep })
            {
                Title = $"Done: {Readable.Word(told.Step)}. Now: {Readable.Word(told.CurrentStep)}.",
                Path = "/journey",
            },
            context.CancellationToken);
    }
}

/// <summary>Says that both sides have signed.</summary>
internal sealed class WhenAgreementExecuted(Announcer announcer) : IConsumer<AgreementExecuted>
{
    public Task Consume(ConsumeContext<AgreementExecuted> context)
    {
        var told = context.Message;
        var agreement = told.Kind == "msa" ? "Services Agreement" : "Statement of Work";
        return announcer.AnnounceAsync(
            new Announcement(HappeningTypes.AgreementExecuted, $"{told.AgreementId}", told.ClientId, told.ExecutedAt, new { told.AgreementId, told.ClientId, told.Kind, told.ExecutedAt })
            {
                Title = $"The {agreement} is signed by both sides",
                Path = $"/agreements/{told.AgreementId}",
                Mail = new MailDraft("agreement-executed", new Dictionary<string, string>(StringComparer.Ordinal) { ["agreement"] = agreement }),
            },
            context.CancellationToken);
    }
}

/// <summary>Says that the market and launch plan can be read.</summary>
internal sealed class WhenLaunchPlanPublished(Announcer announcer) : IConsumer<LaunchPlanPublished>
{
    public Task Consume(ConsumeContext<LaunchPlanPublished> context)
    {
        var told = context.Message;
        return announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.LaunchPlanPublished, $"{told.LaunchPlanId}/{told.Edition}", told.ClientId, told.PublishedAt, new { told.LaunchPlanId, told.ClientId, told.Edition })
            {
                Title = "Your market and launch plan is published",
                Path = $"/launch-plans/{told.LaunchPlanId}",
                Mail = new MailDraft("launch-plan-published", new Dictionary<string, string>(StringComparer.Ordinal)),
            },
            context.CancellationToken);
    }
}
