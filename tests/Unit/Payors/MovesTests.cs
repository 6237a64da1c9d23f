using Credentialing.Payors.Applications;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Payors;

public class MovesTests
{
    // As the API promises it; whatever is not here is refused.
    private const string Promised = """
        awaitingPayment preparing
        preparing       ready
        ready           submitted
        submitted       inReview
        inReview        infoRequested
        infoRequested   inReview
        inReview        approved
        inReview        denied
        denied          resubmitted
        resubmitted     inReview
        resubmitted     infoRequested
        resubmitted     approved
        resubmitted     denied
        awaitingPayment withdrawn
        preparing       withdrawn
        ready           withdrawn
        submitted       withdrawn
        inReview        withdrawn
        infoRequested   withdrawn
        resubmitted     withdrawn
        """;

    public static TheoryData<ApplicationState, ApplicationState> Pairs()
    {
        var pairs = new TheoryData<ApplicationState, ApplicationState>();
        foreach (var from in Enum.GetValues<ApplicationState>())
        {
            foreach (var to in Enum.GetValues<ApplicationState>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_is_allowed_when_and_only_when_it_is_in_the_table(ApplicationState from, ApplicationState to)
    {
        var promised = Promised.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(pair => pair[0] == Words.Of(from) && pair[1] == Words.Of(to));

        Moves.Allow(from, to).ShouldBe(promised);
    }

    // What people can ask of an application in any state: it goes where the table says, or refuses and stays.
    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_people_ask_moves_an_application_by_the_table_or_not_at_all(ApplicationState from, ApplicationState to)
    {
        var application = Some.In(from);
        application.State.ShouldBe(from);
        var told = application.Events.Count;
        Refusal? refusal;
        switch (to)
        {
            case ApplicationState.Submitted:
                refusal = Some.In(from, Credentialing.Payors.Catalogue.SubmissionMethod.Paper).Submit(new HandedOver("mail", null), Some.Person);
                (refusal is null).ShouldBe(from == ApplicationState.Ready);
                return;
            case ApplicationState.InReview when from == ApplicationState.InfoRequested:
                refusal = application.Clarify("Here it is.", [], Some.Person);
                break;
            case ApplicationState.InReview or ApplicationState.InfoRequested or ApplicationState.Approved or ApplicationState.Denied:
                refusal = application.Answer(to switch
                {
                    ApplicationState.InReview => PayorResponseKind.Received,
                    ApplicationState.InfoRequested => PayorResponseKind.InfoRequested,
                    ApplicationState.Approved => PayorResponseKind.Approved,
                    _ => PayorResponseKind.Denied,
                });
                break;
            case ApplicationState.Withdrawn:
                refusal = application.Withdraw("Enough.", Some.Person);
                break;
            case ApplicationState.Resubmitted:
                refusal = application.RefusesResubmission();
                (refusal is null).ShouldBe(from == ApplicationState.Denied);
                return;
            default:
                return;
        }

        (refusal is null).ShouldBe(Moves.Allow(from, to));
        application.State.ShouldBe(refusal is null ? to : from);
        application.Events.Count.ShouldBe(refusal is null ? told + 1 : told);
        if (refusal is null)
        {
            application.Events[^1].ShouldBeOfType<ApplicationStateChanged>().To.ShouldBe(Words.Of(to));
        }
        else
        {
            refusal.Code.ShouldBe("move-not-allowed");
        }
    }

    [Fact]
    public void Every_state_that_is_left_and_come_to_is_told_once_from_null_on()
    {
        var told = Some.In(ApplicationState.Approved).Events.OfType<ApplicationStateChanged>().Select(change => (change.From, change.To));

        told.ShouldBe([
            (null, "awaitingPayment"), ("awaitingPayment", "preparing"), ("preparing", "ready"), ("ready", "submitted"), ("submitted", "inReview"), ("inReview", "approved")]);
    }
}
