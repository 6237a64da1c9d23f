using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Facts;
using Credentialing.ServiceDefaults.Persistence;
using Grpc.Core;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Submissions;

/// <summary>
/// Hands a packet to its payor. What is to be sent was committed before, and the receipt commits with the state that it
/// leads to; whoever dies in between sends the same bytes under the same key again, which the payor takes once.
/// </summary>
internal sealed class WhenSubmissionDue(PayorsDb db, DocumentStore.DocumentStoreClient store, PayorIntake intake, TimeProvider clock) : IConsumer<SubmissionDue>
{
    public async Task Consume(ConsumeContext<SubmissionDue> context)
    {
        var (due, cancellation) = (context.Message, context.CancellationToken);

        // One try of an application at a time.
        await db.TakeTurnAsync(due.ApplicationId, cancellation);
        var seen = await db.Applications.AsNoTracking().Include(a => a.Submissions)
            .SingleOrDefaultAsync(a => a.Id == new ApplicationId(due.ApplicationId), cancellation);
        var submission = seen?.Submissions.SingleOrDefault(s => s.Attempt == due.Attempt);
        if (seen is null || submission is null || !submission.IsDueAt(clock.GetUtcNow()) || seen.IsExcluded || await IsExcludedAsync(seen, cancellation))
        {
            return;
        }

        var answer = await HandOverAsync(seen, submission, cancellation);
        var application = (await GetApplication.ForChangeAsync(db, due.ApplicationId, cancellation))!;
        var act = Act.BySystem(clock.GetUtcNow());
        switch (answer)
        {
            case IntakeAnswer.Taken taken:
                application.Delivered(due.Attempt, taken.Receipt, act);
                break;
            case IntakeAnswer.Refused refused when IsStillDue(application, due.Attempt):
                application.RefusedByIntake(due.Attempt, refused.Why, act);
                break;
            case IntakeAnswer.NotAnswered silent when IsStillDue(application, due.Attempt):
                db.Schedule(due, application.NotAnswered(due.Attempt, silent.Why, act));
                break;
        }

        await db.SaveChangesAsync(cancellation);
    }

    // It may have been withdrawn while the payor thought about it.
    private static bool IsStillDue(Application application, int attempt) =>
        application.Submissions.Any(submission => submission.Attempt == attempt && submission.State == SubmissionState.Due);

    private Task<bool> IsExcludedAsync(Application application, CancellationToken cancellationToken) => db.KnownProviders.AnyAsync(
        provider => provider.ProviderId == application.ProviderId && provider.IsExcluded, cancellationToken);

    private async Task<IntakeAnswer> HandOverAsync(Application application, Submission submission, CancellationToken cancellationToken)
    {
        byte[] packet;
        try
        {
            packet = await store.ReadAsync(application.ClientId, submission.DocumentId, submission.Sha256, cancellationToken);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return new IntakeAnswer.NotAnswered("the packet cannot be read at the moment.");
        }

        return await intake.HandOverAsync(application.PayorCode, submission, packet, cancellationToken);
    }
}
