using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Grpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

/// <summary>
/// Finds out what stands in an application's way and, when nothing does, puts its packet together and has it kept. Others
/// are asked before the application is locked, so nobody who works on it waits for them.
/// </summary>
internal sealed class CheckApplication(
    PayorsDb db, ProviderDirectory.ProviderDirectoryClient directory, DocumentStore.DocumentStoreClient store, TimeProvider clock)
{
    /// <summary>Looks; the caller saves. What cannot be finished, since somebody does not answer, is scheduled anew.</summary>
    public async Task RunAsync(ApplicationCheckDue due, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seen = await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == new ApplicationId(due.ApplicationId), cancellationToken);
        if (seen is not { IsToBeChecked: true } || (due.IsRepeat && seen.CheckDueAt > now))
        {
            return;
        }

        var act = Act.BySystem(now);
        Findings? findings = null;
        string? refusal = null;
        try
        {
            findings = await LookAsync(seen, act.Today, cancellationToken);
        }
        catch (RpcException failure) when (!cancellationToken.IsCancellationRequested)
        {
            refusal = GrpcProblem.From(failure) is { HttpStatus: < 500, Code: var code } ? code : null;
        }

        var application = await GetApplication.ForChangeAsync(db, due.ApplicationId, cancellationToken);
        if (application is not { IsToBeChecked: true })
        {
            return;
        }

        if (findings is null)
        {
            db.Schedule(due with { IsRepeat = true }, application.CheckPostponed(refusal, act));
        }
        else if (application.Checked(findings.Payor, findings.Applicant, findings.Blockers, act))
        {
            if (findings.Packet is { } kept && application.Attempt == seen.Attempt)
            {
                application.Packed(kept.DocumentId, kept.Packet.Sha256, act);
            }
            else
            {
                // It became ready for its packet while it was looked at.
                db.Schedule(due, now);
            }
        }
    }

    private async Task<Findings> LookAsync(Application application, DateOnly today, CancellationToken cancellationToken)
    {
        var payor = await db.Payors.AsNoTracking().SingleAsync(p => p.Id == application.PayorId, cancellationToken);
        if (await application.ApplicantAsync(directory, cancellationToken) is not { } applicant)
        {
            return new Findings(payor, null, [new Blocker(BlockerCodes.ApplicantUnknown, "The provider or practice is no longer there.")], null);
        }

        var kinds = Completeness.KindsOf(payor);
        var documents = kinds.Count == 0
            ? []
            : await store.DocumentsAsync(application.ClientId, applicant.DocumentSubjects(application.ClientId), kinds, cancellationToken);
        var blockers = Completeness.Of(payor, applicant, application.ClientId, documents, today);
        var isComplete = application.IsPacketWanted && !application.IsExcluded &&
            blockers.All(blocker => application.SubmittedAt is not null && blocker.Code == BlockerCodes.PanelClosed);
        return new Findings(payor, applicant, blockers, isComplete ? await PackAsync(application, payor, applicant, documents, today, cancellationToken) : null);
    }

    private async Task<KeptPacket> PackAsync(
        Application application, Payor payor, Applicant applicant, IReadOnlyList<HeldDocument> documents, DateOnly today, CancellationToken cancellationToken)
    {
        var contents = new List<PacketDocument>();
        foreach (var chosen in Completeness.Choose(payor, applicant, application.ClientId, documents, today).GroupBy(one => one.Document))
        {
            contents.Add(new PacketDocument(
                [.. chosen.Select(one => one.Requirement.Code)], chosen.Key,
                await store.ReadAsync(application.ClientId, chosen.Key.Id, chosen.Key.Sha256, cancellationToken)));
        }

        var packet = Packet.Of(new PacketContents(application.Id.Value, application.Attempt, payor, applicant, contents, application.ResubmissionText));

        // The hash is part of the key: a look that did not come to its end may have kept a packet of other documents.
        var key = $"packet:{application.Id.Value}:{application.Attempt}:{packet.Sha256[..16]}";
        return new KeptPacket(
            await store.StorePacketAsync(application.ClientId, application.Id.Value, key, packet.Content, packet.Sha256, cancellationToken), packet);
    }

    private sealed record KeptPacket(Guid DocumentId, Packet Packet);

    private sealed record Findings(Payor Payor, Applicant? Applicant, IReadOnlyList<Blocker> Blockers, KeptPacket? Packet);
}
