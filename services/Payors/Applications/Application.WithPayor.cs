using System.Globalization;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Packets;
using Credentialing.Payors.Submissions;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Payors.Applications;

/// <summary>What a payor can say.</summary>
public enum PayorResponseKind
{
    /// <summary>It has got the application.</summary>
    Received,

    /// <summary>It wants to know or have something.</summary>
    InfoRequested,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Denied,
}

/// <summary>How a payor was asked, and what came of it.</summary>
public sealed record FollowUp(string Channel, string Contact, string Outcome, string? Notes, DateOnly? NextOn);

/// <summary>What a payor said.</summary>
public sealed record PayorAnswer(PayorResponseKind Kind, string Text, DateOnly? EffectiveOn, string? PayorProviderId);

/// <content>From the payor's receipt to its decision.</content>
public sealed partial class Application
{
    /// <summary>Records that the payor was asked.</summary>
    /// <param name="followUp">How, and what came of it.</param>
    /// <param name="act">Who, and when.</param>
    public Refusal? Record(FollowUp followUp, Act act)
    {
        if (!Moves.WithPayor.Contains(State))
        {
            return new Refusal("not-with-payor", $"The application is {Words.Of(State)}: the payor does not have it.");
        }

        if (followUp.NextOn <= act.Today)
        {
            return Refusal.OfContent("next-on-not-later", "The next follow-up is after today.", "nextOn");
        }

        NextFollowUpOn = IsExcluded ? null : FollowUps.Next(act.Today, followUp.NextOn);
        Note(TimelineKind.FollowUp, followUp.Outcome, act,
            Detail("channel", followUp.Channel), Detail("contact", followUp.Contact), Detail("notes", followUp.Notes), Detail("nextOn", Day(NextFollowUpOn)));
        return null;
    }

    /// <summary>Records what the payor said, and goes where that leads.</summary>
    /// <param name="answer">What it said.</param>
    /// <param name="act">Who records it, and when.</param>
    public Refusal? Record(PayorAnswer answer, Act act)
    {
        var to = answer.Kind switch
        {
            PayorResponseKind.Received => ApplicationState.InReview,
            PayorResponseKind.InfoRequested => ApplicationState.InfoRequested,
            PayorResponseKind.Approved => ApplicationState.Approved,
            _ => ApplicationState.Denied,
        };
        if (answer.Kind != PayorResponseKind.Approved && (answer.EffectiveOn is not null || answer.PayorProviderId is not null))
        {
            return Refusal.OfContent("only-when-approved", "Only an approval has an effective date and a provider number.", "kind");
        }

        // What the payor wants is said through a clarification; it does not end the request by itself.
        if (to == ApplicationState.InReview && State == ApplicationState.InfoRequested)
        {
            return new Refusal("move-not-allowed", "The payor has asked for something: clarify it.");
        }

        if (RefusesMove(to) is { } refusal)
        {
            return refusal;
        }

        (EffectiveOn, PayorProviderId) = (answer.EffectiveOn, answer.PayorProviderId);
        Note(TimelineKind.PayorResponse, answer.Text, act,
            Detail("kind", Words.Of(answer.Kind)), Detail("effectiveOn", Day(answer.EffectiveOn)), Detail("payorProviderId", answer.PayorProviderId));
        MoveTo(to, act.At);
        return null;
    }

    /// <summary>The payor was given what it had asked for.</summary>
    /// <param name="text">What it was told.</param>
    /// <param name="documents">What it was given.</param>
    /// <param name="act">Who, and when.</param>
    public Refusal? Clarify(string text, IReadOnlyList<Guid> documents, Act act)
    {
        if (State != ApplicationState.InfoRequested)
        {
            return new Refusal("nothing-to-clarify", $"The application is {Words.Of(State)}: the payor has not asked for anything.");
        }

        Note(TimelineKind.Clarification, text, act, [.. documents.Select(document => new TimelineDetail("document", document.ToString()))]);
        MoveTo(ApplicationState.InReview, act.At);
        NextFollowUpOn = IsExcluded ? null : FollowUps.Next(act.Today);
        return null;
    }

    /// <summary>Why it cannot be resubmitted whatever was paid, or null.</summary>
    public Refusal? RefusesResubmission() => RefusesMove(ApplicationState.Resubmitted) ?? RefusesExcluded();

    /// <summary>Whether the next resubmission is included or paid.</summary>
    public bool MayResubmit => ResubmissionsUsed < ResubmissionsIncluded;

    /// <summary>Hands it over once more, after a denial.</summary>
    /// <param name="text">What the payor is told.</param>
    /// <param name="act">Who, and when.</param>
    /// <exception cref="InvalidOperationException">It may not be: ask first.</exception>
    public void Resubmit(string text, Act act)
    {
        if (!MayResubmit)
        {
            throw new InvalidOperationException("The resubmission is not included.");
        }

        ResubmissionsUsed++;
        ResubmissionText = text;
        Note(TimelineKind.Resubmission, text, act);
        MoveTo(ApplicationState.Resubmitted, act.At);
        NextFollowUpOn = FollowUps.Next(act.Today);
        if (Method != SubmissionMethod.Paper)
        {
            WantPacket(act.At);
        }
    }

    /// <summary>A further resubmission was paid; the same invoice counts once.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="act">When.</param>
    public void IncludeAnother(Guid invoice, Act act)
    {
        if (PaidResubmissions.Contains(invoice))
        {
            return;
        }

        PaidResubmissions = [.. PaidResubmissions, invoice];
        Note(TimelineKind.ResubmissionPaid, "A further resubmission was paid.", act);
    }

    /// <summary>The provider's exclusion was confirmed: what is open does not go on, and the payor is not asked any more.</summary>
    /// <param name="act">When.</param>
    public void Exclude(Act act)
    {
        if (IsExcluded || State is ApplicationState.Approved or ApplicationState.Withdrawn)
        {
            return;
        }

        (IsExcluded, NextFollowUpOn) = (true, null);
        Blockers = [Completeness.Excluded, .. Blockers.Where(blocker => blocker != Completeness.Excluded)];
        Note(TimelineKind.Exclusion, "An exclusion of the provider was confirmed.", act);
    }

    /// <summary>The exclusion holds no longer: it goes on where it stopped.</summary>
    /// <param name="act">When.</param>
    public void Reinstate(Act act)
    {
        if (!IsExcluded)
        {
            return;
        }

        IsExcluded = false;
        Blockers = [.. Blockers.Where(blocker => blocker != Completeness.Excluded)];
        Note(TimelineKind.Exclusion, "The exclusion of the provider holds no longer.", act);
        if (State == ApplicationState.AwaitingPayment && PaidAt is not null)
        {
            Release(isExcluded: false, act);
        }
        else if (IsPacketWanted)
        {
            Raise(new ApplicationCheckDue(Id.Value, ClientId.Value));
        }
        else if (CurrentSubmission is { State: SubmissionState.Due } waiting)
        {
            waiting.NextTryAt = act.At;
            Raise(new SubmissionDue(Id.Value, ClientId.Value, Attempt));
        }

        if (Moves.WithPayor.Contains(State))
        {
            NextFollowUpOn = FollowUps.Next(act.Today);
        }
    }

    private Refusal? RefusesExcluded() => IsExcluded
        ? new Refusal("provider-excluded", "An exclusion of the provider was confirmed.")
        : null;

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
