using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Nppes;
using Credentialing.Providers.Providers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>What answers of the NPI registry come to, for Ada Baker, formerly Able, a family physician.</summary>
public sealed class NpiVerdictTests
{
    private static readonly ProviderProfile s_ada = Some.Profile with { FormerNames = ["Ada Able"], Taxonomies = ["207Q00000X"] };

    [Theory]
    [InlineData("ADA", "BAKER", null, null)]
    [InlineData("Ada", "Baker Jr.", null, null)]
    [InlineData("ADA", "ABLE", null, null)]
    [InlineData("ADA", "STONE", "BAKER", null)]
    [InlineData("ADA", "BAKKER", null, "The registry spells the name differently: ADA BAKKER, not Ada Baker.")]
    [InlineData("AD", "BAKER", null, "The registry spells the name differently: AD BAKER, not Ada Baker.")]
    [InlineData("GRACE", "BAKER", null, "The registry has the NPI under another name: GRACE BAKER, not Ada Baker.")]
    [InlineData("ADA", "STONE", "ABLE", "The registry has the NPI under another name: ADA STONE, not Ada Baker.")]
    [InlineData("ADA", "BAKER-STONE", null, "The registry has the NPI under another name: ADA BAKER-STONE, not Ada Baker.")]
    public void The_name_must_be_one_that_the_provider_has_or_had(string first, string last, string? other, string? why) =>
        Judge(Body(first, last, otherLast: other)).ShouldBe((why is null ? VerificationOutcome.Verified : VerificationOutcome.NeedsReview, why));

    [Theory]
    [InlineData("Rose", "R", true)]
    [InlineData("R.", "ROSE", true)]
    [InlineData(null, "ROSE", true)]
    [InlineData("Rose", "--", true)]
    [InlineData("Rose", "ANN", false)]
    [InlineData("Rose", "A", false)]
    public void Middle_names_may_be_initials_and_must_not_be_others(string? ours, string theirs, bool agree) =>
        Judge(Body(middle: theirs), s_ada with { MiddleName = ours }).Outcome.ShouldBe(agree ? VerificationOutcome.Verified : VerificationOutcome.NeedsReview);

    [Theory]
    [InlineData("NPI-1", "D", "The NPI is not active (status D).")]
    [InlineData("NPI-1", "", "The NPI is not active (status not stated).")]
    [InlineData("NPI-2", "A", "The NPI is not registered as a person's.")]
    [InlineData("", "A", "The NPI is not registered as a person's.")]
    public void The_NPI_must_be_active_and_a_persons(string kind, string status, string why) =>
        Judge(Body(kind: kind, status: status)).ShouldBe((VerificationOutcome.NeedsReview, why));

    [Theory]
    [InlineData("207Q00000X", "207Q00000X", true)]
    [InlineData("207Q00000X", "207Q00000X,208D00000X", true)]
    [InlineData("208D00000X", "207Q00000X", false)]
    [InlineData("208D00000X", "207Q00000X,208D00000X", false)]
    [InlineData("208D00000X", "", true)]
    public void The_primary_specialty_must_be_among_the_registrys(string registered, string stated, bool agree) => Judge(
        Body(taxonomy: registered), s_ada with { Taxonomies = stated.Split(',', StringSplitOptions.RemoveEmptyEntries) })
        .Outcome.ShouldBe(agree ? VerificationOutcome.Verified : VerificationOutcome.NeedsReview);

    [Fact]
    public void What_is_confirmed_is_dated_by_the_registry_and_everything_that_is_not_is_named()
    {
        NpiVerdict.Of(Body(), Some.Provider(s_ada)).Verdict!.SourceDate.ShouldBe(new DateOnly(2024, 5, 20));
        var all = NpiVerdict.Of(Body("GRACE", kind: "NPI-2", status: "D", taxonomy: "208D00000X"), Some.Provider(s_ada)).Verdict!;
        all.Findings.Split('\n').Length.ShouldBe(4);
        all.Grounds.Count.ShouldBe(4);
        all.Grounds.ShouldBe(NpiVerdict.Of(Body("GRACE", kind: "NPI-2", status: "D", taxonomy: "208D00000X"), Some.Provider(s_ada)).Verdict!.Grounds);
    }

    [Theory]
    [InlineData("""{"result_count": 0, "results": []}""")]
    [InlineData("""{"Errors": [{"description": "Invalid NPI", "field": "number", "number": "06"}]}""")]
    public void A_registry_that_does_not_know_the_NPI_confirms_nothing(string body) =>
        Judge(body).ShouldBe((VerificationOutcome.NeedsReview, "The NPI registry does not know this NPI."));

    [Theory]
    [InlineData("""{"result_count": 1, "results": [{"number": "1000000004", "enumeration_type": "NPI-1", "basic": {"first_name": "ADA", "last_name": "BAKER", "status": "A"}}]}""", "answered about another NPI")]
    [InlineData("""{"Errors": [{"description": "Down", "field": "generic", "number": "04"}]}""", "answered with no entry")]
    [InlineData("[]", "answered with no entry")]
    [InlineData("\"sorry\"", "answered with no entry")]
    public void What_does_not_answer_the_question_is_no_answer(string body, string why)
    {
        var reading = NpiVerdict.Of(body, Some.Provider(s_ada));
        (reading.Verdict, reading.Unusable).ShouldBe((null, why));
    }

    private static (VerificationOutcome Outcome, string? Why) Judge(string body, ProviderProfile? profile = null)
    {
        var verdict = NpiVerdict.Of(body, Some.Provider(profile ?? s_ada)).Verdict!;
        (verdict.Grounds.Count > 0).ShouldBe(verdict.Outcome == VerificationOutcome.NeedsReview);
        return (verdict.Outcome, verdict.Outcome == VerificationOutcome.Verified ? null : verdict.Findings);
    }

    private static string Body(
        string first = "ADA", string last = "BAKER", string? otherLast = null, string middle = "--", string kind = "NPI-1", string status = "A", string taxonomy = "207Q00000X") => $$"""
        {"result_count": 1, "results": [{"created_epoch": "1646266470000", "last_updated_epoch": "1716222184000", "enumeration_type": "{{kind}}", "number": "1234567893",
          "basic": {"first_name": "{{first}}", "last_name": "{{last}}", "middle_name": "{{middle}}", "status": "{{status}}"}, "addresses": [],
          "taxonomies": [{"code": "{{taxonomy}}", "primary": true, "state": "CT", "license": "1.234"}],
          "other_names": [{{(otherLast is null ? "" : $$"""{"type": "Former Name", "first_name": "ADA", "last_name": "{{otherLast}}"}""")}}]}]}
        """;
}
