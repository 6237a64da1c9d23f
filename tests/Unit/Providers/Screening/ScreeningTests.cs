using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Screening;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Screening;

public sealed class ScreeningTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);
    private static readonly ListInForce[] s_lists = [new("leie", ListStanding.InForce, 1, null, Some.Now), new("sam", ListStanding.InForce, 1, null, Some.Now)];

    private static readonly ScreeningIndex s_index = new(
    [
        Person("GIDEON", "W", "LARKSPURIAN", "19650412", "1234567893", "CT"),
        Person("ISOLDE", "P", "MOONBRIAR", "19710930", state: "MA"),
        Person("CORNELIUS", null, "VANTERPOOLE", state: "RI"),
        Person("MARIA", "ELENA", "ASHGROVE-QUILLON", "19800101"),
        Person("ROBERT", null, "THISTLEDOWN", "19551224"),
        Person("TAMSIN", null, "QUICKSILVER", endsOn: "20260228") with { List = "sam" },
        Person("J", null, "HOLLOWAYE", "19600606"),
        new() { Id = Guid.CreateVersion7(), List = "leie", Organization = "LITTLE BLESSING LEARNING CENTE", ExcludedOn = new(2022, 1, 19) },
        new() { Id = Guid.CreateVersion7(), List = "leie", Organization = "SAMPLE EXCLUDED SUPPLIES INC", Npi = "2000001984", ExcludedOn = new(2022, 1, 19) },
    ]);

    [Theory]
    [InlineData("Gideon", "W", "Larkspurian", "1234567893", null, ScreeningOutcome.Match, "The NPI is the same and the names agree.")]
    [InlineData("Gideon", "W", "Larkspurain", "1234567893", null, ScreeningOutcome.Match, "The surname is spelled much alike.")]
    [InlineData("Ada", null, "Baker", "1234567893", null, ScreeningOutcome.Possible, "The NPI is the same and the names are not: a former name, or a wrong number.")]
    [InlineData("Gideon", "W", "Larkspurian", "1234567893", "1970-01-01", ScreeningOutcome.Possible, "The NPI is the same and the date of birth is not: one of them is wrong.")]
    [InlineData("Gideon", "W", "Larkspurian", "2000000127", null, ScreeningOutcome.Clear, "Another person: the NPI is another one.")]
    [InlineData("Gideon", "W", "Larkspurian", "2000000127", "1965-04-21", ScreeningOutcome.Possible, "The names agree, the date of birth differs by no more than a slip of the pen, and the NPI is another one: it may be wrong.")]
    [InlineData("Gideon", "W", "Larkspurian", "2000000127", "1965-04-12", ScreeningOutcome.Possible, "Name and date of birth agree and the NPI does not: one of them is wrong.")]
    [InlineData("Isolde", "Penelope", "Moonbriar", null, "1971-09-30", ScreeningOutcome.Match, "Name and date of birth are the same.")]
    [InlineData("Isolde", null, "Moonbrier", null, "1971-09-30", ScreeningOutcome.Possible, "The date of birth is the same and the names are alike.")]
    [InlineData("Isolde", null, "Moonbriar", null, "1971-09-03", ScreeningOutcome.Possible, "The date of birth differs by no more than a slip of the pen.")]
    [InlineData("Isolde", null, "Moonbriar", null, "1985-02-14", ScreeningOutcome.Clear, "Another person: the date of birth is another one.")]
    [InlineData("Isolde", null, "Moonbriar", null, null, ScreeningOutcome.Possible, "The first name is the same.")]
    [InlineData("Islode", null, "Moonbriar", null, null, ScreeningOutcome.Possible, "The first name is spelled much alike.")]
    [InlineData("Cornelius", null, "Vanterpoole", "2000000127", "1950-01-01", ScreeningOutcome.Undetermined, "The names agree, and the list holds nothing by which the person could be told apart.")]
    [InlineData("Cornelius", null, "Vanterpole", null, null, ScreeningOutcome.Undetermined, "The surname is spelled much alike.")]
    [InlineData("Vanterpoole", null, "Cornelius", null, null, ScreeningOutcome.Undetermined, "The names agree when first name and surname are exchanged.")]
    [InlineData("Maria", null, "Quillon", null, "1980-01-01", ScreeningOutcome.Match, "A part of the surname is the same.")]
    [InlineData("María Elena", null, "Ashgrove Quillón", null, "1980-01-01", ScreeningOutcome.Match, "The surname is the same.")]
    [InlineData("Bob", null, "Thistledown Jr.", null, null, ScreeningOutcome.Possible, "The first name is another form of the same.")]
    [InlineData("Tamsin", null, "Quicksilver", null, null, ScreeningOutcome.Clear, "The exclusion ended on 2026-02-28.")]
    [InlineData("Joan", null, "Hollowaye", null, null, ScreeningOutcome.Possible, "Of the first name only the initial is known, and it is the same.")]
    public void A_person_comes_to_what_is_known_of_it_and_says_why(
        string first, string? middle, string last, string? npi, string? born, ScreeningOutcome outcome, string reason)
    {
        var result = Screen(new ScreeningSubject(first, middle, last, [], null, npi, born is null ? null : DateOnly.Parse(born, null)));

        result.Outcome.ShouldBe(outcome, string.Join(' ', result.Candidates.SelectMany(candidate => candidate.Reasons)));
        result.Candidates.ShouldHaveSingleItem().Reasons.ShouldContain(reason);
        result.Candidates[0].Reasons.ShouldAllBe(one => born == null || !one.Contains(born, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Gideon", "Baker")]
    [InlineData("Ada", "Larkspurian")]
    [InlineData("Isabel", "Moonbeam")]
    public void Somebody_else_is_clear_and_nobody_is_spoken_of(string first, string last)
    {
        var result = Screen(new ScreeningSubject(first, null, last, []));

        (result.Outcome, result.Candidates.Count).ShouldBe((ScreeningOutcome.Clear, 0));
    }

    [Theory]
    [InlineData("Moonbriar")]
    [InlineData("Isolde Moonbriar")]
    [InlineData("Isolde P. Moonbriar")]
    public void Former_names_are_looked_for(string former) =>
        Screen(new ScreeningSubject("Isolde", null, "Baker", [former], null, null, new DateOnly(1971, 9, 30))).Outcome.ShouldBe(ScreeningOutcome.Match);

    [Fact]
    public void An_NPI_that_several_parties_have_contradicts_nobody()
    {
        ScreeningIndex index = new([Person("NOOR", null, "WINTERBOURNE", npi: "1234567893"), Person("ADA", null, "SOMEBODY", npi: "1234567893")]);

        Screener.Screen(index, new ScreeningSubject("Noor", null, "Winterbourne", [], null, "2000000127"), s_lists, s_today).Outcome.ShouldBe(ScreeningOutcome.Undetermined);
        Screener.Screen(index, new ScreeningSubject("Noor", null, "Winterbourne", [], null, "1234567893"), s_lists, s_today).Outcome.ShouldBe(ScreeningOutcome.Match);
    }

    // CRR, exclusions: "Search former names and each half of a hyphenated surname."
    [Theory]
    [InlineData("Ashgrove-Quillon")]
    [InlineData("Quillon-Baker")]
    [InlineData("Maria Ashgrove-Quillon")]
    [InlineData("Dr. Maria Elena Quillon, MD")]
    [InlineData("Maria Ash Grove Quillon")]
    public void A_former_surname_is_looked_for_whole_and_in_halves(string former) =>
        Screen(new ScreeningSubject("Maria", null, "Baker", [former], null, null, new DateOnly(1980, 1, 1))).Outcome.ShouldBe(ScreeningOutcome.Match);

    [Theory]
    [InlineData("De La Roche")]
    [InlineData("Noor De La Roche")]
    [InlineData("Noor DeLaRoche")]
    public void A_former_surname_of_several_words_is_one(string former)
    {
        ScreeningIndex index = new([Person("NOOR", null, "DE LA ROCHE", "19770707")]);

        Screener.Screen(index, new ScreeningSubject("Noor", null, "Baker", [former], null, null, new DateOnly(1977, 7, 7)), s_lists, s_today).Outcome.ShouldBe(ScreeningOutcome.Match);
    }

    [Theory]
    [InlineData("Little Blessing Learning Center", null, ScreeningOutcome.Undetermined)]
    [InlineData("Sample Excluded Supplies, Incorporated", "2000001984", ScreeningOutcome.Match)]
    [InlineData("Sample Excluded Supplies", null, ScreeningOutcome.Possible)]
    [InlineData("Sample Blessed Supplies", null, ScreeningOutcome.Clear)]
    public void Organizations_are_looked_for_without_their_legal_form(string name, string? npi, ScreeningOutcome outcome) =>
        Screen(new ScreeningSubject(null, null, null, [], name, npi)).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(ListStanding.Absent)]
    [InlineData(ListStanding.Incomplete)]
    [InlineData(ListStanding.Stale)]
    public void Nobody_is_clear_while_a_list_cannot_be_relied_on(ListStanding standing)
    {
        ListInForce[] lists = [s_lists[0], s_lists[1] with { Standing = standing }];

        Screener.Screen(s_index, new ScreeningSubject("Ada", null, "Baker", []), lists, s_today).Outcome.ShouldBe(ScreeningOutcome.Undetermined);
        Screener.Screen(s_index, new ScreeningSubject("Gideon", null, "Larkspurian", [], null, "1234567893"), lists, s_today).Outcome.ShouldBe(ScreeningOutcome.Match);
    }

    [Fact]
    public void The_list_holds_no_date_of_birth_that_is_told_on() =>
        Screen(new ScreeningSubject("Isolde", null, "Moonbriar", [])).Candidates[0].Entry.DateOfBirth.ShouldBe("****-**-**");

    [Theory]
    [InlineData("Do", "DO")]
    [InlineData("Smith-Jones, Jr.", "SMITH JONES")]
    [InlineData("Dr. O'Neal III MD", "ONEAL")]
    [InlineData("Ñandú Łukasz Øre Æsir Strauß", "NANDU LUKASZ ORE AESIR STRAUSS")]
    public void Names_are_compared_without_what_is_no_name(string name, string parts) => string.Join(' ', Names.PersonParts(name)).ShouldBe(parts);

    [Theory]
    [InlineData("KITTEN", "SITTING", 3)]
    [InlineData("LARKSPURIAN", "LARKSPURAIN", 1)]
    [InlineData("ABC", "CA", 3)]
    [InlineData("SAME", "SAME", 0)]
    [InlineData("A", "", 1)]
    public void The_distance_counts_neighbours_exchanged_as_one(string left, string right, int distance) => Likeness.Distance(left, right, 5).ShouldBe(distance);

    private static ScreeningResult Screen(ScreeningSubject subject) => Screener.Screen(s_index, subject, s_lists, s_today);

    private static IndexedEntry Person(string first, string? middle, string last, string? born = null, string? npi = null, string? state = null, string? endsOn = null) => new()
    {
        Id = Guid.CreateVersion7(), List = "leie", FirstName = first, MiddleName = middle, LastName = last, Npi = npi, State = state, ExcludedOn = new(2022, 1, 19),
        DateOfBirth = Day(born), EndsOn = Day(endsOn),
    };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyyMMdd", null);
}
