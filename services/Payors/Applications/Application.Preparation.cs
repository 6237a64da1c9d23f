using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Credentialing.Payors.Submissions;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Messaging;

namespace Credentialing.Payors.Applications;

/// <content>From payment to the payor's receipt.</content>
public sealed partial class Application
{
    // A payor that was silent so often is told as a blocker; it is tried on all the same.
    private const int TriesUntilTold = 4;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(10);

    /// <summary>Whether it is worth looking at: what it needs decides whether, and how, it goes on.</summary>
    public bool IsToBeChecked => State == ApplicationState.AwaitingPayment || IsPacketWanted;

    /// <summary>The packet that is on its way or was the last to be.</summary>
    public Submission? CurrentSubmission => _submissions.Find(submission => submission.Attempt == Attempt);

    /// <summary>Its selection was paid in full: work begins, unless the provider is excluded or it was withdrawn meanwhile.</summary>
    /// <param name="isExcluded">Whether the provider's exclusion was confirmed.</param>
    /// <param name="act">When.</param>
    public void Release(bool isExcluded, Act act)
    {
        PaidAt ??= act.At;
        if (isExcluded)
        {
            Exclude(act);
        }

        if (State != ApplicationState.AwaitingPayment || IsExcluded)
        {
            return;
        }

        Note(TimelineKind.Released, "The selection was paid.", act);
        MoveTo(ApplicationState.Preparing, act.At);
        WantPacket(act.At);
    }

    /// <summary>Takes note of what was found when it was looked at.</summary>
    /// <param name="payor">The payor as it is now.</param>
    /// <param name="applicant">Who applies, as its service knows it now; null when it is no longer there.</param>
    /// <param name="found">What stands in the way.</param>
    /// <param name="act">When.</param>
    /// <returns>Whether nothing does, and its packet is wanted.</returns>
    public bool Checked(Payor payor, Applicant? applicant, IReadOnlyList<Blocker> found, Act act)
    {
        if (applicant is not null)
        {
            ApplicantName = applicant.Name;
        }

        (PayorName, Method) = (payor.Name, payor.Method);

        // A payor that has the application already is not asked whether it takes new ones.
        IReadOnlyList<Blocker> blockers =
        [
            .. IsExcluded && !found.Contains(Completeness.Excluded) ? [Completeness.Excluded] : Array.Empty<Blocker>(),
            .. found.Where(blocker => SubmittedAt is null || blocker.Code != BlockerCodes.PanelClosed),
        ];
        if (!blockers.SequenceEqual(Blockers))
        {
            Blockers = blockers;
            Note(
                TimelineKind.Checked, blockers.Count == 0 ? "Nothing stands in the way any more." : "What stands in the way has changed.", act,
                [.. blockers.Select(blocker => new TimelineDetail(blocker.Code, blocker.Text))]);
        }

        (CheckDueAt, CheckTries) = (NextLook(act.At), 0);
        return blockers.Count == 0 && IsPacketWanted;
    }

    /// <summary>Looking at it could not be finished, since something that it takes does not answer, or refuses.</summary>
    /// <param name="refusal">The code of the refusal; null when there was no answer.</param>
    /// <param name="act">When.</param>
    /// <returns>When it is tried again (UTC).</returns>
    public DateTimeOffset CheckPostponed(string? refusal, Act act)
    {
        var due = act.At + Backoff.After(++CheckTries, s_firstPause, s_longestPause);
        CheckDueAt = due;
        if (IsPacketWanted && Blockers.All(blocker => blocker.Code is BlockerCodes.NotChecked or BlockerCodes.PacketRefused))
        {
            Blockers =
            [
                refusal is null
                    ? new Blocker(BlockerCodes.NotChecked, "What the packet is made of cannot be had at the moment; it is tried again by itself.")
                    : new Blocker(BlockerCodes.PacketRefused, $"The packet cannot be put together or kept: {refusal}."),
            ];
        }

        return due;
    }

    /// <summary>Its packet is complete and kept: it is handed over, by itself where the payor has an intake.</summary>
    /// <param name="documentId">The document that keeps it.</param>
    /// <param name="sha256">Its hash; lower-case hexadecimal.</param>
    /// <param name="act">When.</param>
    public void Packed(Guid documentId, string sha256, Act act)
    {
        var byItself = Method != SubmissionMethod.Paper;
        (PacketDocumentId, PacketHash, Blockers) = (documentId, sha256, []);
        EndPreparation();
        _submissions.Add(new Submission
        {
            ApplicationId = Id, Attempt = Attempt, ClientId = ClientId, DocumentId = documentId, Sha256 = sha256,
            State = byItself ? SubmissionState.Due : SubmissionState.AwaitingPerson, NextTryAt = byItself ? act.At : null,
        });
        Note(TimelineKind.Packed, "The packet is complete.", act, Detail("sha256", sha256));
        if (State == ApplicationState.Preparing)
        {
            MoveTo(ApplicationState.Ready, act.At);
        }

        if (byItself)
        {
            Raise(new SubmissionDue(Id.Value, ClientId.Value, Attempt));
        }
    }

    /// <summary>The payor has the packet.</summary>
    /// <param name="attempt">Which packet.</param>
    /// <param name="receipt">What the payor, or the carrier, calls it.</param>
    /// <param name="act">Who handed it over, and when.</param>
    /// <param name="by">How, when a person did.</param>
    public void Delivered(int attempt, string? receipt, Act act, string? by = null)
    {
        var submission = _submissions.Single(submission => submission.Attempt == attempt);
        (submission.State, submission.SentAt, submission.Receipt, submission.NextTryAt) = (SubmissionState.Sent, act.At, receipt, null);
        Note(TimelineKind.Submitted, State == ApplicationState.Withdrawn ? "It was withdrawn while the payor was given it." : "The payor was given the packet.", act,
            Detail("receipt", receipt), Detail("sha256", submission.Sha256), Detail("method", by));
        Receipt = receipt;
        Blockers = [.. Blockers.Where(blocker => blocker.Code is not (BlockerCodes.IntakeRefused or BlockerCodes.IntakeUnreachable))];
        if (State == ApplicationState.Ready)
        {
            SubmittedAt = act.At;
            NextFollowUpOn = IsExcluded ? null : FollowUps.Next(act.Today);
            MoveTo(ApplicationState.Submitted, act.At);
        }
    }

    /// <summary>The packet could not be handed over, since the payor's intake or the packet's keeper does not answer: it is tried again.</summary>
    /// <param name="attempt">Which packet.</param>
    /// <param name="why">What was seen.</param>
    /// <param name="act">When.</param>
    /// <returns>When it is tried again (UTC).</returns>
    public DateTimeOffset NotAnswered(int attempt, string why, Act act)
    {
        var submission = _submissions.Single(submission => submission.Attempt == attempt);
        var next = act.At + Backoff.After(++submission.Tries, s_firstPause, s_longestPause);
        submission.NextTryAt = next;
        if (submission.Tries == TriesUntilTold)
        {
            Blockers = [.. Blockers, new Blocker(BlockerCodes.IntakeUnreachable, $"The packet could not be handed over yet; it is tried again by itself: {why}")];
            Note(TimelineKind.SubmissionFailed, $"The packet could not be handed over yet: {why}", act);
        }

        return next;
    }

    /// <summary>The payor's intake has refused the packet: a person looks at it and submits it again, or by hand.</summary>
    /// <param name="attempt">Which packet.</param>
    /// <param name="why">What was seen.</param>
    /// <param name="act">When.</param>
    public void RefusedByIntake(int attempt, string why, Act act)
    {
        var submission = _submissions.Single(submission => submission.Attempt == attempt);
        (submission.State, submission.NextTryAt) = (SubmissionState.Refused, null);
        Blockers =
        [
            .. Blockers.Where(blocker => blocker.Code != BlockerCodes.IntakeUnreachable),
            new Blocker(BlockerCodes.IntakeRefused, $"The payor's intake has refused the packet: {why}"),
        ];
        Note(TimelineKind.SubmissionFailed, $"The payor's intake has refused the packet: {why}", act);
    }

    /// <summary>
    /// A person submits it: by hand, which ends with <see cref="ApplicationState.Submitted"/>, or has it handed over
    /// once more after the intake refused it.
    /// </summary>
    /// <param name="byHand">How and under which receipt it was handed over; null when that is left to the intake.</param>
    /// <param name="act">Who, and when.</param>
    public Refusal? Submit(HandedOver? byHand, Act act)
    {
        if (PaidAt is null)
        {
            return new Refusal("invoice-not-paid", "The selection's invoice is not paid in full.");
        }

        if (RefusesExcluded() is { } excluded)
        {
            return excluded;
        }

        if (State == ApplicationState.Preparing || (State == ApplicationState.Ready && IsPacketWanted))
        {
            return new Refusal("packet-incomplete", "The packet is not complete.")
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["blockers"] = Blockers },
            };
        }

        if (RefusesMove(ApplicationState.Submitted) is { } refusal)
        {
            return refusal;
        }

        switch (CurrentSubmission?.State)
        {
            case SubmissionState.Due when byHand is not null:
                return new Refusal("submission-under-way", "It is being handed over by itself.");
            case SubmissionState.Due:
                CurrentSubmission.NextTryAt = act.At;
                Raise(new SubmissionDue(Id.Value, ClientId.Value, Attempt));
                return null;
            case SubmissionState.Refused when byHand is null:
                Blockers = [];
                WantPacket(act.At);
                return null;
            default:
                Delivered(Attempt, byHand?.Receipt, act, byHand?.Method ?? "by hand");
                return null;
        }
    }

    private void WantPacket(DateTimeOffset at)
    {
        Attempt++;
        (IsPacketWanted, CheckDueAt, CheckTries) = (true, at, 0);
        Raise(new ApplicationCheckDue(Id.Value, ClientId.Value));
    }

    private void EndPreparation() => (IsPacketWanted, CheckDueAt, CheckTries) = (false, null, 0);

    // Licences and documents end with a day: so it is looked at when the next one begins.
    private static DateTimeOffset NextLook(DateTimeOffset at) => new(at.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
}

/// <summary>How a person handed an application over.</summary>
/// <param name="Method">Mail, fax, the portal …</param>
/// <param name="Receipt">What the payor or the carrier calls it.</param>
public sealed record HandedOver(string? Method, string? Receipt);
