using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Messaging.Queues;
using MassTransit;

namespace Credentialing.Providers.VerificationRuns;

// A queue for each source: one that is slow holds up no other. Fewer at once than a source's places, so that somebody who
// looks up an NPI finds one, and few enough that sources which are all slow leave connections to everybody else.

/// <summary>Asks the NPI registry.</summary>
[AtOnce(6)]
internal sealed class WhenNppesCheckDue(CheckSource check) : IConsumer<NppesCheckDue>
{
    public Task Consume(ConsumeContext<NppesCheckDue> context) => check.RunAsync(context.Message.RunId, AutomaticSource.Nppes, context.CancellationToken);
}

/// <summary>Asks the exclusion lists.</summary>
[AtOnce(6)]
internal sealed class WhenExclusionCheckDue(CheckSource check) : IConsumer<ExclusionCheckDue>
{
    public Task Consume(ConsumeContext<ExclusionCheckDue> context) => check.RunAsync(context.Message.RunId, AutomaticSource.ExclusionLists, context.CancellationToken);
}

/// <summary>Asks CAQH.</summary>
[AtOnce(6)]
internal sealed class WhenCaqhCheckDue(CheckSource check) : IConsumer<CaqhCheckDue>
{
    public Task Consume(ConsumeContext<CaqhCheckDue> context) => check.RunAsync(context.Message.RunId, AutomaticSource.Caqh, context.CancellationToken);
}
