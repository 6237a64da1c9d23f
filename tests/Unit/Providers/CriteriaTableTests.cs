using Credentialing.Providers.CriteriaSets;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>The numbers of the standards, held apart from the tables that the product has them in.</summary>
public sealed class CriteriaTableTests
{
    [Theory]
    [InlineData("ncqa-2025", "license", 120)]
    [InlineData("ncqa-2025", "board-certification", 120)]
    [InlineData("ncqa-2025", "work-history", 120)]
    [InlineData("ncqa-2025", "malpractice-claims", 120)]
    [InlineData("ncqa-2025", "state-sanctions", 120)]
    [InlineData("ncqa-2025", "medicare-medicaid-sanctions", 120)]
    [InlineData("ncqa-2025", "attestation", 120)]
    [InlineData("ncqa-2025-cvo", "license", 90)]
    [InlineData("ncqa-2025-cvo", "board-certification", 90)]
    [InlineData("ncqa-2025-cvo", "work-history", 90)]
    [InlineData("ncqa-2025-cvo", "malpractice-claims", 90)]
    [InlineData("ncqa-2025-cvo", "medicare-medicaid-sanctions", 90)]
    [InlineData("ncqa-2025-cvo", "attestation", 120)]
    [InlineData("ncqa-2024", "license", 180)]
    [InlineData("ncqa-2024", "work-history", 365)]
    [InlineData("ncqa-2024", "malpractice-claims", 180)]
    [InlineData("ncqa-2024", "attestation", 365)]
    [InlineData("urac-6", "attestation", 180)]
    public void A_verification_holds_so_many_days(string set, string code, int days)
    {
        var criterion = Of(set).Elements.Single(element => element.Code == code);
        criterion.ValidityDays.ShouldBe(days);
        criterion.ValidityMonths.ShouldBeNull();
        criterion.Required.ShouldBeTrue();
    }

    [Theory]
    [InlineData("urac-6", "license", 6)]
    [InlineData("urac-6", "medicare-medicaid-sanctions", 6)]
    [InlineData("joint-commission", "npdb", 24)]
    public void A_verification_holds_so_many_months(string set, string code, int months)
    {
        var criterion = Of(set).Elements.Single(element => element.Code == code);
        criterion.ValidityMonths.ShouldBe(months);
        criterion.ValidityDays.ShouldBeNull();
    }

    [Theory]
    [InlineData("ncqa-2025", "recredential-within", 36, TermUnit.Months)]
    [InlineData("ncqa-2025", "provisional", 60, TermUnit.Days)]
    [InlineData("ncqa-2025", "decision-notice", 30, TermUnit.Days)]
    [InlineData("ncqa-2024", "decision-notice", 60, TermUnit.Days)]
    [InlineData("urac-6", "decision-notice", 10, TermUnit.Days)]
    [InlineData("urac-6", "recredential-within", 36, TermUnit.Months)]
    [InlineData("joint-commission", "recredential-within", 36, TermUnit.Months)]
    [InlineData("joint-commission", "temporary-privileges", 120, TermUnit.Days)]
    public void A_period_of_the_file_is_so_long(string set, string code, int value, TermUnit unit)
    {
        var term = Of(set).Terms.Single(t => t.Code == code);
        (term.Value, term.Unit).ShouldBe((value, unit));
    }

    [Fact]
    public void Every_line_says_who_says_so_and_how_sure_we_are()
    {
        BuiltInTables.All.Select(table => table.Code).ShouldBe(["ncqa-2025", "ncqa-2025-cvo", "ncqa-2024", "urac-6", "joint-commission"]);
        foreach (var table in BuiltInTables.All)
        {
            table.Elements.Select(element => element.Code).ShouldBeUnique();
            table.Elements.Where(element => element.Required).ShouldAllBe(element => element.Rule.Length > 0 && element.Source.Length > 0);
            table.Elements.Select(element => element.Status).Concat(table.Terms.Select(term => term.Status)).ShouldBeSubsetOf(["S", "2", "K", "S/2", "S/K", "2/K"]);
        }
    }

    [Fact]
    public void A_clients_set_adds_leaves_out_and_changes()
    {
        var basis = Some.Set("ncqa-2025");
        var license = basis.Elements.Single(element => element.Code == "license");
        var own = new Criterion("hepatitis-b", "Hepatitis B immunity", Applies.Always, true, null, null, "Shown by titer", "Harbor", "S");

        var (elements, refusal) = ClientSet.Apply(basis, new Differences([own], ["work-history"], [license with { ValidityDays = 60 }]));

        refusal.ShouldBeNull();
        elements.Count.ShouldBe(basis.Elements.Count);
        elements.ShouldContain(own);
        elements.ShouldNotContain(element => element.Code == "work-history");
        elements.Single(element => element.Code == "license").ValidityDays.ShouldBe(60);
        ClientSet.Apply(basis, new Differences([], ["no-such"], [])).Refusal!.Code.ShouldBe("criterion-unknown");
        ClientSet.Apply(basis, new Differences([license], [], [])).Refusal!.Code.ShouldBe("criterion-exists");
        ClientSet.Apply(basis, new Differences([], [.. basis.Elements.Select(element => element.Code)], [])).Refusal!.Code.ShouldBe("no-criteria");
    }

    [Fact]
    public void What_the_client_has_approved_is_decided()
    {
        var set = ClientSet.Draft(new CriteriaSetId(Guid.CreateVersion7()), Some.Client, "client-own", "Own", 1, Some.Set("ncqa-2025"), Some.Set("ncqa-2025").Elements);
        set.Approve(Some.Now)!.Code.ShouldBe("not-proposed");
        set.Propose().ShouldBeNull();
        set.Propose()!.Code.ShouldBe("not-a-draft");
        set.Approve(Some.Now).ShouldBeNull();
        set.State.ShouldBe(CriteriaSetState.Approved);
        set.Approve(Some.Now)!.Code.ShouldBe("not-proposed");
    }

    private static CriteriaTable Of(string code) => BuiltInTables.All.Single(table => table.Code == code);
}
