using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Clients;

public sealed class AgreementTemplateTests
{
    private static readonly DateOnly s_day = new(2026, 3, 2);

    private static readonly ClientProfile s_client = new(
        "Harbor *Family* Practice", ClientKind.Practice, new Contact("Ada Quinn", "ada@harbor.example"), ["CT", "RI"], ["207Q00000X"], null);

    [Theory]
    [InlineData(AgreementKind.Msa)]
    [InlineData(AgreementKind.Sow)]
    public void Every_kind_has_a_wording_in_which_nothing_is_left_open(AgreementKind kind)
    {
        var document = AgreementTemplate.Current(kind).Render(s_client, Terms(), s_day);

        document.TemplateEdition.ShouldBeGreaterThan(0);
        document.Text.ShouldStartWith("# ");
        document.Text.ShouldNotContain("{{");
        document.Text.ShouldContain(@"**Harbor \*Family\* Practice**");
        document.Text.ShouldContain("2026-03-02");
    }

    [Fact]
    public void A_term_replaces_what_the_wording_says_by_default()
    {
        var template = AgreementTemplate.Current(AgreementKind.Msa);

        template.Render(s_client, Terms(), s_day).Text.ShouldContain("60 days' notice");
        template.Render(s_client, Terms(("noticeDays", "30")), s_day).Text.ShouldContain("30 days' notice");
    }

    [Fact]
    public void A_term_without_a_place_in_the_wording_is_still_part_of_what_is_signed()
    {
        var text = AgreementTemplate.Current(AgreementKind.Sow).Render(s_client, Terms(("weekendVisits", "two a month")), s_day).Text;

        text.ShouldContain("## Further terms\n- weekendVisits: two a month");
    }

    [Theory]
    [InlineData("# A heading", @"\# A heading")]
    [InlineData("one\n\n## two", @"one \#\# two")]
    [InlineData("{{clientName}}", "{{clientName}}")]
    [InlineData("[here](http://elsewhere.example)", @"\[here\](http://elsewhere.example)")]
    public void A_term_is_text_and_adds_no_structure_of_its_own(string value, string shown)
    {
        var text = AgreementTemplate.Current(AgreementKind.Msa).Render(s_client, Terms(("governingLaw", value)), s_day).Text;

        text.ShouldContain($"{shown} provides the governing law.");
    }

    [Theory]
    [InlineData("# No head")]
    [InlineData("---\nnoticeDays: 60\n---\n# No edition")]
    public void A_template_without_an_edition_is_not_one(string text) =>
        Should.Throw<FormatException>(() => AgreementTemplate.Parse(text));

    private static Dictionary<string, string> Terms(params (string Name, string Value)[] terms) =>
        terms.ToDictionary(term => term.Name, term => term.Value, StringComparer.Ordinal);
}
