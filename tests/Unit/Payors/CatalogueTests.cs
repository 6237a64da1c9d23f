using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.KnownProviders;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Payors;

public class CatalogueTests
{
    [Fact]
    public void A_change_makes_an_edition_and_the_same_again_makes_none()
    {
        var payor = Some.Payor();
        payor.Change(Some.Terms(), Some.Now);
        payor.Edition.ShouldBe(1);

        payor.Change(Some.Terms(panel: PanelStatus.Closed), Some.Now);
        payor.Change(Some.Terms(requirements: Some.Malpractice), Some.Now);

        payor.Edition.ShouldBe(3);
        payor.Editions.Select(edition => (edition.Edition, edition.Terms[0].Panel))
            .ShouldBe([(1, PanelStatus.Open), (2, PanelStatus.Closed), (3, PanelStatus.Open)]);
        payor.Events.OfType<PayorChanged>().Select(changed => changed.Edition).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void There_are_forty_examples_that_say_so_and_are_well_formed()
    {
        ExamplePayors.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        ExamplePayors.All.Select(example => example.Code).ShouldBeUnique();
        foreach (var (code, terms) in ExamplePayors.All)
        {
            terms.Name.ShouldEndWith("(example)");
            new EnterPayorValidator().Validate(new EnterPayorRequest(
                code, terms.Name, terms.States, terms.Lines, terms.Method, terms.Panel, terms.TypicalDays, terms.Requirements, terms.Contacts)).Errors.ShouldBeEmpty();
        }

        ExamplePayors.All.Select(example => example.Terms.Method).Distinct().Count().ShouldBe(3);
        ExamplePayors.All.Select(example => example.Terms.Panel).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("CT")]
    [InlineData("MA")]
    [InlineData("RI")]
    public void Three_states_have_three_payors_each_and_one_that_wants_nothing_beyond_the_profile(string state)
    {
        var payors = ExamplePayors.All.Where(example => example.Terms.States.Contains(state)).Select(example => example.Terms).ToArray();

        payors.Length.ShouldBeGreaterThanOrEqualTo(3);
        payors.ShouldContain(terms => terms.Requirements.Count == 0 && terms.Panel == PanelStatus.Open && terms.Method != SubmissionMethod.Paper);
    }

    [Fact]
    public void Whatever_the_order_and_number_of_deliveries_the_newest_word_about_an_exclusion_stays()
    {
        // Version 1 as set up, confirmed by an alert, version 2 with it, version 3 after it was lifted.
        Action<KnownProvider>[] all = [known => known.Changed(1, false, At(1)), known => known.Excluded(At(2)), known => known.Changed(2, true, At(2)), known => known.Changed(3, false, At(3))];
        var orders = Gen.Choose(0, all.Length - 1).ListOf().Select(some => some.Concat([3, 0, 2, 1]).ToArray());
        Prop.ForAll(Gen.SelectMany(orders, order => Gen.Shuffle(order)).ToArbitrary(), order =>
        {
            var known = new KnownProvider { ProviderId = Guid.Empty, ClientId = Some.Client };
            foreach (var delivery in order)
            {
                all[delivery](known);
            }

            return !known.IsExcluded && known.KnownVersion == 3;
        }).QuickCheckThrowOnFailure();

        var excluded = new KnownProvider { ProviderId = Guid.Empty, ClientId = Some.Client };
        excluded.Excluded(At(2));
        excluded.Changed(1, false, At(1));
        excluded.IsExcluded.ShouldBeTrue();

        static DateTimeOffset At(int day) => Some.Now.AddDays(day);
    }
}
