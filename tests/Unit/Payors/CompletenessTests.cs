using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Payors;

public class CompletenessTests
{
    [Theory]
    [InlineData("CT", null, null)]
    [InlineData("CT", "2026-03-02", null)]
    [InlineData("RI", "2030-01-01", null)]
    [InlineData("CT", "2026-03-01", BlockerCodes.LicenseExpired)]
    [InlineData("NY", "2030-01-01", BlockerCodes.LicenseMissing)]
    [InlineData("NY", null, BlockerCodes.LicenseMissing)]
    public void A_licence_holds_through_its_last_day_in_a_state_of_the_payor(string state, string? expiresOn, string? code)
    {
        var provider = Some.Provider(Some.License(state, expiresOn is null ? null : DateOnly.Parse(expiresOn)));

        Codes(Some.Payor(), provider).ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void One_licence_that_holds_is_enough()
    {
        var provider = Some.Provider(Some.License("CT", Some.Today.AddDays(-1)), Some.License("RI", Some.Today));

        Codes(Some.Payor(), provider).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PanelStatus.Open, false)]
    [InlineData(PanelStatus.Limited, false)]
    [InlineData(PanelStatus.Closed, true)]
    public void A_closed_panel_is_a_blocker_and_a_limited_one_is_not(PanelStatus panel, bool blocks) =>
        Codes(Some.Payor(panel: panel), Some.Provider()).Contains(BlockerCodes.PanelClosed).ShouldBe(blocks);

    [Theory]
    [InlineData("provider", null, true)]
    [InlineData("practice", null, true)]
    [InlineData("client", null, true)]
    [InlineData("provider", "2026-03-02", true)]
    [InlineData("provider", "2026-03-01", false)]
    [InlineData("colleague", null, false)]
    [InlineData("application", null, false)]
    public void A_requirement_is_met_by_a_document_that_holds_about_the_provider_its_practice_or_client(string about, string? expiresOn, bool met)
    {
        var provider = Some.Provider();
        var document = Some.Document(Subject(about, provider), expiresOn: expiresOn is null ? null : DateOnly.Parse(expiresOn));

        var blockers = Completeness.Of(Some.Payor(requirements: Some.Malpractice), provider, Some.Client, [document], Some.Today);

        if (met)
        {
            blockers.ShouldBeEmpty();
            return;
        }

        var blocker = blockers.ShouldHaveSingleItem();
        (blocker.Code, blocker.Requirement, blocker.DocumentKind).ShouldBe((BlockerCodes.RequirementUnmet, "malpractice-cover", "malpracticeInsurance"));
        blocker.Text.ShouldStartWith(expiresOn is null ? "Missing" : "Expired");
    }

    [Fact]
    public void A_document_of_another_kind_meets_nothing()
    {
        var provider = Some.Provider();

        Codes(Some.Payor(requirements: Some.Malpractice), provider, Some.Document(Subject("provider", provider), "w9")).ShouldBe([BlockerCodes.RequirementUnmet]);
    }

    [Fact]
    public void A_requirement_without_a_document_is_told_and_blocks_nothing() =>
        Codes(Some.Payor(requirements: new PayorRequirement("office-visit", "The payor may visit")), Some.Provider()).ShouldBeEmpty();

    [Theory]
    [InlineData("12345678", false)]
    [InlineData("", true)]
    public void The_CAQH_id_of_the_profile_meets_the_requirement_of_one(string caqhId, bool blocks) =>
        Codes(Some.Payor(requirements: new PayorRequirement(PayorRequirement.CaqhId, "A CAQH profile")), Some.Provider() with { CaqhId = caqhId })
            .Contains(BlockerCodes.RequirementUnmet).ShouldBe(blocks);

    [Fact]
    public void Documents_that_could_not_be_asked_for_are_said_not_to_be_checked_rather_than_missing()
    {
        Completeness.Of(Some.Payor(requirements: Some.Malpractice), Some.Provider(), Some.Client, null, Some.Today)
            .ShouldHaveSingleItem().Code.ShouldBe(BlockerCodes.NotChecked);
        Completeness.Of(Some.Payor(), Some.Provider(), Some.Client, null, Some.Today).ShouldBeEmpty();
    }

    [Fact]
    public void Documents_that_are_too_large_together_are_for_a_person()
    {
        var provider = Some.Provider();

        Codes(Some.Payor(requirements: Some.Malpractice), provider, Some.Document(Subject("provider", provider), size: Completeness.LargestPacket + 1))
            .ShouldBe([BlockerCodes.PacketTooLarge]);
    }

    [Fact]
    public void An_excluded_provider_is_blocked() =>
        Codes(Some.Payor(), Some.Provider() with { Excluded = true }).ShouldBe([BlockerCodes.ProviderExcluded]);

    [Theory]
    [InlineData("CT", false)]
    [InlineData("NY", true)]
    public void A_group_needs_a_location_where_the_payor_has_a_network_and_no_licence(string state, bool blocks) =>
        Codes(Some.Payor(), Some.Practice(state)).Contains(BlockerCodes.NoLocation).ShouldBe(blocks);

    [Fact]
    public void Of_several_documents_the_closest_that_holds_longest_is_chosen()
    {
        var provider = Some.Provider();
        var ofClient = Some.Document(Subject("client", provider));
        var shorter = Some.Document(Subject("provider", provider), expiresOn: Some.Today.AddDays(1));
        var longer = Some.Document(Subject("provider", provider), expiresOn: Some.Today.AddDays(300));
        var over = Some.Document(Subject("provider", provider), expiresOn: Some.Today.AddDays(-1));

        Completeness.Choose(Some.Payor(requirements: Some.Malpractice), provider, Some.Client, [ofClient, shorter, longer, over], Some.Today)
            .ShouldHaveSingleItem().Document.ShouldBe(longer);
    }

    private static DocumentSubject Subject(string about, ProviderFacts provider) => about switch
    {
        "provider" => new("provider", provider.Id),
        "practice" => new("practice", provider.PracticeIds[0]),
        "client" => new("client", Some.Client.Value),
        "application" => new("application", provider.Id),
        _ => new("provider", Guid.CreateVersion7()),
    };

    private static string[] Codes(Payor payor, Applicant applicant, params HeldDocument[] documents) =>
        [.. Completeness.Of(payor, applicant, Some.Client, documents, Some.Today).Select(blocker => blocker.Code)];
}
