using Credentialing.Providers.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>Reads a file that was brought. Whoever dies half-way leaves nothing behind, and another copy reads it.</summary>
internal sealed class WhenExclusionListReceived(TakeLists lists) : IConsumer<ExclusionListReceived>
{
    public Task Consume(ConsumeContext<ExclusionListReceived> context) =>
        lists.UpToAsync(new ListImportId(context.Message.ImportId), context.CancellationToken);
}
