using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.Providers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class ProviderTests
{
    [Fact]
    public void A_change_tells_the_whole_state_and_nothing_personal()
    {
        var practice = Guid.CreateVersion7();
        var provider = Some.Provider(Some.Profile with
        {
            Ssn = "987654320", DateOfBirth = new DateOnly(1931, 12, 25), CaqhId = "12345678", PracticeIds = [practice, practice], Taxonomies = ["207Q00000X"],
            Licenses = [new License("CT", "1.234567", ExpiresOn: new DateOnly(2027, 1, 31))], Dea = [new DeaStated("AB1234563", "CT")],
        });

        var told = provider.Events.OfType<ProviderChanged>().ShouldHaveSingleItem();

        (told.Version, told.Npi, told.LastName, told.HasCaqhId, told.Excluded).ShouldBe((1, "1234567893", "Baker", true, false));
        told.PracticeIds.ShouldBe([practice]);
        told.Licenses.ShouldBe([new LicenseHeld("CT", new DateOnly(2027, 1, 31))]);
        var json = System.Text.Json.JsonSerializer.Serialize(told);
        json.ShouldNotContain("987654320");
        json.ShouldNotContain("1931");
        json.ShouldNotContain("AB1234563");
    }

    [Fact]
    public void An_exclusion_is_confirmed_once_and_stays_through_changes()
    {
        var provider = Some.Provider();
        provider.ConfirmExclusion(Guid.CreateVersion7(), Some.Now);
        provider.ConfirmExclusion(Guid.CreateVersion7(), Some.Now);

        provider.Change(Some.Profile with { FirstName = "Adele" }, Some.Now);

        provider.Events.OfType<ProviderExcluded>().ShouldHaveSingleItem().ProviderId.ShouldBe(provider.Id.Value);
        provider.Events.OfType<ProviderChanged>().Last().Excluded.ShouldBeTrue();
    }

    [Fact]
    public void An_exclusion_that_ends_is_told_once_and_can_be_confirmed_anew()
    {
        var provider = Some.Provider();
        provider.EndExclusion(Some.Now);
        provider.Events.OfType<ProviderChanged>().Count().ShouldBe(1, "it was not excluded");
        provider.ConfirmExclusion(Guid.CreateVersion7(), Some.Now);
        provider.EndExclusion(Some.Now);
        provider.Events.OfType<ProviderChanged>().Last().Excluded.ShouldBeFalse();
        provider.ConfirmExclusion(Guid.CreateVersion7(), Some.Now);
        provider.Excluded.ShouldBeTrue();
        provider.Events.OfType<ProviderExcluded>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_registration_that_stays_is_the_same_row()
    {
        var provider = Some.Provider(Some.Profile with { Dea = [new DeaStated("AB1234563", "CT"), new DeaStated("A91234563", "RI")] });
        var kept = provider.Dea[0];

        provider.Change(provider.ToProfile() with { Dea = [new DeaStated("AB1234563", "MA")] }, Some.Now);

        provider.Dea.ShouldHaveSingleItem().ShouldBeSameAs(kept);
        kept.State.ShouldBe("MA");
    }
}
