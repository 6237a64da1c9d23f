using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.Payors.Applications;

/// <summary>Looks at an application again.</summary>
internal sealed class WhenApplicationCheckDue(PayorsDb db, CheckApplication check) : IConsumer<ApplicationCheckDue>
{
    public async Task Consume(ConsumeContext<ApplicationCheckDue> context)
    {
        var (due, cancellation) = (context.Message, context.CancellationToken);

        // Whoever looks later has looked at what came later: two at once would leave that open.
        await db.TakeTurnAsync(due.ApplicationId, cancellation);
        await check.RunAsync(due, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
