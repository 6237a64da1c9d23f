using Credentialing.Providers.ExclusionLists;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Screening;

public sealed class ExclusionListTests
{
    [Theory]
    [InlineData(0, ListKind.Full, 5, 5, 0, false, null)]
    [InlineData(0, ListKind.Full, 0, 5, 5, false, "list-empty")]
    [InlineData(0, ListKind.Full, 0, 0, 0, false, "list-empty")]
    [InlineData(0, ListKind.Full, 5, 6, 1, true, "list-cut-off")]
    [InlineData(0, ListKind.Full, 2, 5, 3, false, "list-spoiled")]
    [InlineData(0, ListKind.Full, 970, 1000, 30, false, "list-spoiled")]
    [InlineData(0, ListKind.Full, 980, 1000, 20, false, null)]
    [InlineData(100, ListKind.Full, 49, 49, 0, false, "list-shrunk")]
    [InlineData(100, ListKind.Full, 50, 50, 0, false, null)]
    [InlineData(80_000, ListKind.Full, 71_999, 71_999, 0, false, "list-shrunk")]
    [InlineData(80_000, ListKind.Full, 72_000, 72_000, 0, false, null)]
    [InlineData(19, ListKind.Full, 1, 1, 0, false, null)]
    [InlineData(80_000, ListKind.Supplement, 80_001, 1, 0, false, null)]
    public void Only_a_file_that_can_be_believed_takes_the_place_of_what_is_in_force(
        int inForce, ListKind kind, int entries, int read, int refused, bool endsBroken, string? code)
    {
        var list = ExclusionList.Begin("leie", Some.Now);
        list.Take(ListKind.Full, inForce, null, Some.Now);

        list.Refuses(kind, new ListChange(entries, read, refused, endsBroken), mayShrink: false)?.Code.ShouldBe(code);
        (list.Refuses(kind, new ListChange(entries, read, refused, endsBroken), mayShrink: false) is null).ShouldBe(code is null);
        (list.Refuses(kind, new ListChange(entries, read, refused, endsBroken), mayShrink: true) is null).ShouldBe(code is null or "list-shrunk");
    }

    [Theory]
    [InlineData("2026-02-01", true, ListStanding.InForce)]
    [InlineData("2026-03-02", true, ListStanding.InForce)]
    [InlineData("2026-01-31", true, ListStanding.Stale)]
    [InlineData("2026-03-02", false, ListStanding.Incomplete)]
    [InlineData(null, false, ListStanding.Absent)]
    public void A_list_must_be_whole_and_brought_up_to_date_in_every_calendar_month(string? loadedOn, bool hasFull, ListStanding standing) =>
        ExclusionList.StandingOf(loadedOn is null ? null : DateTimeOffset.Parse($"{loadedOn}T12:00:00Z", null), hasFull, Some.Now).ShouldBe(standing);

    [Fact]
    public void Supplements_do_not_make_a_list_whole_and_do_not_unmake_it()
    {
        var list = ExclusionList.Begin("leie", Some.Now);
        list.Take(ListKind.Supplement, 5, null, Some.Now);
        list.On(Some.Now).Standing.ShouldBe(ListStanding.Incomplete);
        list.Take(ListKind.Full, 50, null, Some.Now);
        list.Take(ListKind.Reinstatement, 49, null, Some.Now);
        list.On(Some.Now).Standing.ShouldBe(ListStanding.InForce);
    }

    [Fact]
    public void A_full_file_ends_what_it_leaves_out_and_a_supplement_ends_nothing()
    {
        var (stays, changes, goes) = (Row("STAYS"), Row("CHANGES"), Row("GOES"));
        KnownEntry[] known = [Known(stays), Known(changes), Known(goes)];
        ListedRow[] rows = [stays, changes with { City = "ELSEWHERE" }, Row("NEW")];

        var full = ListDifference.Of(ListKind.Full, rows, known);
        var supplement = ListDifference.Of(ListKind.Supplement, rows, known);

        (full.Added.Count, full.Changed, full.Unchanged, full.Gone, full.InForce).ShouldBe((2, 1, 1, 1, 3));
        full.Ended[EntryEnd.LeftOut].ShouldHaveSingleItem().Id.ShouldBe(known[2].Id);
        (supplement.Added.Count, supplement.Changed, supplement.Unchanged, supplement.Gone, supplement.InForce).ShouldBe((2, 1, 1, 0, 4));
    }

    [Fact]
    public void A_reinstatement_ends_the_exclusion_of_the_same_party_whatever_else_it_says()
    {
        var (ends, stays) = (Row("ENDS"), Row("STAYS"));
        KnownEntry[] known = [Known(ends), Known(stays)];

        var difference = ListDifference.Of(ListKind.Reinstatement, [ends with { MiddleName = "OTHER", City = "MOVED", ReinstatedOn = new(2026, 2, 1) }, Row("NOBODY") with { ReinstatedOn = new(2026, 2, 2) }], known);

        difference.Ended[EntryEnd.Reinstated].ShouldHaveSingleItem().ShouldBe((known[0].Id, new DateOnly(2026, 2, 1)));
        (difference.Unmatched, difference.InForce, difference.Added.Single().End).ShouldBe((1, 1, EntryEnd.Reinstated));
    }

    [Fact]
    public void A_reinstatement_that_lacks_the_date_of_birth_or_alone_has_it_ends_the_exclusion_as_long_as_one_is_meant()
    {
        var (row, other) = (Row("ENDS"), Row("ENDS") with { DateOfBirth = new(1981, 1, 1) });
        var back = row with { DateOfBirth = null, ReinstatedOn = new(2026, 2, 1) };

        ListDifference.Of(ListKind.Reinstatement, [back], [Known(row)]).InForce.ShouldBe(0);
        ListDifference.Of(ListKind.Reinstatement, [row with { ReinstatedOn = new(2026, 2, 1) }], [Known(row with { DateOfBirth = null })]).InForce.ShouldBe(0);
        ListDifference.Of(ListKind.Reinstatement, [back], [Known(row), Known(other)]).InForce.ShouldBe(2, "either may be meant");
        ListDifference.Of(ListKind.Reinstatement, [other with { ReinstatedOn = new(2026, 2, 1) }], [Known(row)]).InForce.ShouldBe(1, "somebody else");
    }

    [Fact]
    public void Whom_a_row_that_cannot_be_read_names_is_not_left_out()
    {
        KnownEntry[] known = [Known(Row("UNREAD")), Known(Row("GOES"))];
        var (named, anybody) = (new UnreadRows(), new UnreadRows());
        named.Add(Row("UNREAD").Party.Name);
        anybody.Add(null);

        ListDifference.Of(ListKind.Full, [Row("NEW")], known, named).Ended[EntryEnd.LeftOut].ShouldHaveSingleItem().Id.ShouldBe(known[1].Id);
        ListDifference.Of(ListKind.Full, [Row("NEW")], known, anybody).Ended.ShouldBeEmpty();
    }

    [Fact]
    public void Who_came_back_says_nothing_of_who_was_excluded_since()
    {
        var list = ExclusionList.Begin("leie", Some.Now);
        list.Take(ListKind.Full, 50, null, Some.Now);
        list.Take(ListKind.Reinstatement, 49, null, Some.Now.AddMonths(2));
        list.On(Some.Now.AddMonths(2)).Standing.ShouldBe(ListStanding.Stale);
        list.Take(ListKind.Supplement, 52, null, Some.Now.AddMonths(2));
        list.On(Some.Now.AddMonths(2)).Standing.ShouldBe(ListStanding.InForce);
    }

    [Fact]
    public void Months_may_come_in_any_order()
    {
        var row = Row("LATE");
        var reinstated = Known(row) with { IsReinstated = true };

        ListDifference.Of(ListKind.Supplement, [row], [reinstated]).Added.ShouldBeEmpty();
        ListDifference.Of(ListKind.Full, [row], [reinstated]).Added.ShouldHaveSingleItem("what a full file says holds");
        ListDifference.Of(ListKind.Supplement, [row with { ExcludedOn = new(2026, 2, 20) }], [reinstated]).Added.ShouldHaveSingleItem("excluded anew");
    }

    [Fact]
    public void A_record_that_was_ended_is_not_in_force()
    {
        var row = Row("OVER") with { IsOver = true };

        ListDifference.Of(ListKind.Supplement, [row], [Known(row)]).InForce.ShouldBe(0);
        ListDifference.Of(ListKind.Full, [row], []).InForce.ShouldBe(0);
    }

    private static ListedRow Row(string last) => new() { IsPerson = true, LastName = last, FirstName = "ADA", City = "BOSTON", DateOfBirth = new(1970, 1, 2), ExcludedOn = new(2026, 1, 20) };

    private static KnownEntry Known(ListedRow row) =>
        new(Guid.CreateVersion7(), FileReader.KeyOf(row.Identity), FileReader.KeyOf(row.Content), row.Party, row.City, IsReinstated: false);
}
