using System.Text.Json;
using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Nppes;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class NppesTests
{
    private const string Today = """
        {"result_count": 1, "results": [{"created_epoch": "1646266470000", "last_updated_epoch": "1716222184000", "enumeration_type": "NPI-1", "number": "1234567893",
          "basic": {"first_name": "ADA", "last_name": "BAKER", "middle_name": "--", "credential": "MD", "status": "A", "name_prefix": "--"},
          "addresses": [
            {"address_purpose": "MAILING", "address_1": "PO BOX 1", "city": "HARTFORD", "state": "CT", "postal_code": "061030001"},
            {"address_purpose": "LOCATION", "address_1": "1 MAIN ST", "address_2": "--", "city": "HARTFORD", "state": "CT", "postal_code": "061030002"}],
          "practiceLocations": [{"address_1": "9 RUE X", "city": "PARIS", "state": "", "postal_code": "75001"}],
          "taxonomies": [{"code": "208D00000X", "primary": false, "state": null, "license": null}, {"code": "207Q00000X", "primary": true, "state": "CT", "license": "1.234"}],
          "other_names": [{"code": "1", "type": "Former Name", "first_name": "ADA", "last_name": "ABLE"}], "identifiers": [], "endpoints": []}]}
        """;

    private const string Earlier = """
        {"result_count": 1, "results": [{"created_epoch": 1537574400, "last_updated_epoch": 1537639861, "enumeration_type": "NPI-2", "number": 1234567893,
          "basic": {"organization_name": "HARBOR LLC", "status": "A"}, "addresses": [], "taxonomies": [], "other_names": [{"organization_name": "HARBOR FAMILY"}]}]}
        """;

    [Fact]
    public void A_person_is_drafted_with_the_primary_taxonomy_first_and_without_what_means_nothing()
    {
        var draft = NpiDraft.Of(Read(Today).Entry!);

        (draft.Kind, draft.Npi, draft.Active).ShouldBe((NpiKind.Individual, "1234567893", true));
        (draft.FirstName, draft.MiddleName, draft.LastName, draft.Credential).ShouldBe(("ADA", null, "BAKER", "MD"));
        draft.FormerNames.ShouldBe(["ADA ABLE"]);
        draft.Taxonomies.ShouldBe(["207Q00000X", "208D00000X"]);
        var license = draft.Licenses.ShouldHaveSingleItem();
        (license.State, license.Number).ShouldBe(("CT", "1.234"));
        var location = draft.Locations.ShouldHaveSingleItem();
        (location.Line1, location.Line2, location.PostalCode).ShouldBe(("1 MAIN ST", null, "061030002"));
        draft.SourceUpdatedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1716222184000));
    }

    [Fact]
    public void An_organization_of_an_older_capture_has_numbers_in_place_of_text()
    {
        var draft = NpiDraft.Of(Read(Earlier).Entry!);

        (draft.Kind, draft.Npi, draft.Name).ShouldBe((NpiKind.Organization, "1234567893", "HARBOR LLC"));
        draft.FormerNames.ShouldBeEmpty();
        draft.SourceUpdatedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1537639861));
    }

    [Theory]
    [InlineData("""{"result_count": 0, "results": []}""", NppesOutcome.Unknown)]
    [InlineData("""{"Errors": [{"description": "Invalid NPI", "field": "number", "number": "06"}]}""", NppesOutcome.Unknown)]
    [InlineData("""{"Errors": [{"description": "No valid search criteria provided", "field": "generic", "number": "04"}]}""", NppesOutcome.Unavailable)]
    [InlineData("""{"result_count": 1, "results": [{"number": "1000000004", "enumeration_type": "NPI-1"}]}""", NppesOutcome.Other)]
    [InlineData("""{"maintenance": true}""", NppesOutcome.Unavailable)]
    [InlineData("[]", NppesOutcome.Unavailable)]
    public void What_is_no_entry_is_unknown_or_no_answer(string body, object outcome) => Read(body).Outcome.ShouldBe((NppesOutcome)outcome);

    [Fact]
    public void Every_captured_answer_of_the_registry_is_understood()
    {
        var folder = Captures();
        Assert.SkipWhen(folder is null, "The captured answers are not on this machine.");
        var entries = 0;
        foreach (var file in Directory.GetFiles(folder!, "*.json", SearchOption.AllDirectories))
        {
            using var body = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var result in body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Rows("results") : body.RootElement.EnumerateArray())
            {
                var draft = NpiDraft.Of(NppesEntry.Of(result));
                Npi.IsValid(draft.Npi).ShouldBeTrue();
                (draft.Kind == NpiKind.Organization ? draft.Name : draft.LastName).ShouldNotBeNullOrEmpty();
                draft.SourceUpdatedAt!.Value.Year.ShouldBeInRange(2005, 2030);
                entries++;
            }
        }

        entries.ShouldBeGreaterThan(200);
    }

    private static NppesAnswer Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        return NppesRegistry.Read(document.RootElement, "1234567893");
    }

    private static string? Captures()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var captures = Path.Combine(folder.FullName, "shared", "data", "nppes-api");
            if (Directory.Exists(captures))
            {
                return captures;
            }
        }

        return null;
    }
}
