using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Sandbox;

public sealed class SourceTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    private const string Leie = "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE";

    private const string Sam = "Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,Open Data Flag,Blank (Deprecated),Unique Entity ID,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI,Creation_Date";

    [Fact]
    public async Task The_registry_answers_an_individual_in_the_api_s_shape()
    {
        var body = await AskAsync("number=1234567893");

        body.GetProperty("result_count").GetInt32().ShouldBe(1);
        var result = body.GetProperty("results")[0];
        Names(result).ShouldBe(
            ["addresses", "basic", "created_epoch", "endpoints", "enumeration_type", "identifiers", "last_updated_epoch", "number", "other_names", "practiceLocations", "taxonomies"],
            ignoreOrder: true);
        result.GetProperty("enumeration_type").GetString().ShouldBe("NPI-1");
        result.GetProperty("created_epoch").GetString()!.Length.ShouldBe(13);
        var basic = result.GetProperty("basic");
        (basic.GetProperty("first_name").GetString(), basic.GetProperty("last_name").GetString(), basic.GetProperty("status").GetString()).ShouldBe(("JUNIPER", "TALLWOOD", "A"));
        basic.GetProperty("enumeration_date").GetString().ShouldBe("2012-01-15");
        var taxonomy = result.GetProperty("taxonomies")[0];
        Names(taxonomy).ShouldBe(["code", "taxonomy_group", "desc", "state", "license", "primary"], ignoreOrder: true);
        (taxonomy.GetProperty("desc").GetString(), taxonomy.GetProperty("license").GetString(), taxonomy.GetProperty("primary").GetBoolean())
            .ShouldBe(("Family Medicine", "CT-S10001", true));
        result.GetProperty("addresses").EnumerateArray().Select(address => address.GetProperty("address_purpose").GetString()).ShouldBe(["LOCATION", "MAILING"], ignoreOrder: true);
        result.GetProperty("addresses")[0].GetProperty("telephone_number").GetString().ShouldBe("860-555-0100");
    }

    [Fact]
    public async Task The_registry_answers_an_organization_with_its_official()
    {
        var result = (await AskAsync("number=2000001026")).GetProperty("results")[0];

        result.GetProperty("enumeration_type").GetString().ShouldBe("NPI-2");
        result.GetProperty("basic").GetProperty("organization_name").GetString().ShouldBe("SAMPLE BAY STATE MEDICAL GROUP PC");
        result.GetProperty("basic").GetProperty("authorized_official_title_or_position").GetString().ShouldBe("PRACTICE MANAGER");
        result.GetProperty("taxonomies")[0].GetProperty("taxonomy_group").GetString().ShouldBe("193200000X - Multi-Specialty Group");
    }

    [Theory]
    [InlineData("last_name=quillfeather", "2000000028")]
    [InlineData("last_name=driftw*&state=MA", "2000000044")]
    [InlineData("organization_name=SAMPLE%20VALLEY%20HOSPITAL", "2000001042")]
    [InlineData("first_name=Maeve&last_name=Fernhollow&enumeration_type=NPI-1", "2000000069")]
    public async Task The_registry_searches_names_also_former_ones(string query, string npi) =>
        (await AskAsync(query)).GetProperty("results").EnumerateArray().ShouldHaveSingleItem().GetProperty("number").GetString().ShouldBe(npi);

    [Fact]
    public async Task The_registry_pages()
    {
        var first = (await AskAsync("state=CT&enumeration_type=NPI-1&city=*&last_name=*&limit=2")).GetProperty("result_count").GetInt32();
        first.ShouldBe(0);
        var page = (await AskAsync("organization_name=SAMPLE*&limit=3")).GetProperty("results").EnumerateArray().ToArray();
        var rest = (await AskAsync("organization_name=SAMPLE*&limit=3&skip=3")).GetProperty("results").EnumerateArray().ToArray();
        (page.Length, rest.Length).ShouldBe((3, 1));
    }

    [Theory]
    [InlineData("", "generic", "04")]
    [InlineData("enumeration_type=NPI-1", "enumeration_type", "09")]
    [InlineData("number=12345", "number", "06")]
    [InlineData("number=2000001992", "number", "15")]
    public async Task What_is_wrong_with_a_search_is_said_with_status_200(string query, string field, string number)
    {
        var error = (await AskAsync(query)).GetProperty("Errors")[0];
        (error.GetProperty("field").GetString(), error.GetProperty("number").GetString()).ShouldBe((field, number));
        error.GetProperty("description").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Whoever_was_not_loaded_is_not_known_until_loaded()
    {
        const string Rows = "\"NPI\",\"Entity Type Code\",\"Provider Last Name (Legal Name)\",\"Provider First Name\"\r\n\"2000009995\",\"1\",\"LATE, JR\",\"\"\"BO\"\"\"\r\n\"\",\"1\",\"NOBODY\",\"\"\r\n";
        (await AskAsync("number=2000009995")).GetProperty("result_count").GetInt32().ShouldBe(0);

        using var content = new StringContent(Rows, Encoding.UTF8, "text/csv");
        using var loaded = await sandbox.Http.PutAsync(new Uri("/control/nppes/rows", UriKind.Relative), content);

        (await loaded.BodyAsync()).GetRawText().ShouldBe("""{"loaded":1,"refused":1}""");
        var basic = (await AskAsync("number=2000009995")).GetProperty("results")[0].GetProperty("basic");
        (basic.GetProperty("last_name").GetString(), basic.GetProperty("first_name").GetString()).ShouldBe(("LATE, JR", "\"BO\""));
    }

    [Fact]
    public async Task Caqh_answers_who_may_ask_in_its_shape()
    {
        using var nobody = await sandbox.Http.GetAsync(Status("1234567893"));
        ((int)nobody.StatusCode).ShouldBe(401);
        nobody.Headers.WwwAuthenticate.ToString().ShouldStartWith("Basic");

        var known = await StatusAsync("1234567893");
        Names(known).ShouldBe(
            ["organization_id", "caqh_provider_id", "roster_status", "authorization_flag", "provider_status", "provider_status_date", "provider_practice_state", "provider_found_flag"]);
        (known.GetProperty("organization_id").GetString(), known.GetProperty("provider_found_flag").GetString(), known.GetProperty("provider_status").GetString()).ShouldBe(("1234", "Y", "Re-Attestation"));
        known.GetProperty("provider_status_date").GetString()!.Length.ShouldBe(8);
        (await StatusAsync("2000000119")).GetProperty("provider_found_flag").GetString().ShouldBe("N");
    }

    [Fact]
    public async Task A_board_answers_about_its_own_licences()
    {
        var licence = await sandbox.Http.GetStringAsync(new Uri("/board/RI/licenses/RI-S30016", UriKind.Relative));
        var body = JsonDocument.Parse(licence).RootElement;
        Names(body.GetProperty("licenses")[0]).ShouldBe(["reportDate", "licenseType", "issuerName", "issuerDescription", "status", "licenseNumber", "issueDate", "expirationDate"]);
        body.GetProperty("licenses")[0].GetProperty("status").GetString().ShouldBe("Suspended");
        body.GetProperty("orders")[0].GetProperty("actions")[0].GetProperty("actionCode").GetString().ShouldBe("A0013");
        using var elsewhere = await sandbox.Http.GetAsync(new Uri("/board/CT/licenses/RI-S30016", UriKind.Relative));
        ((int)elsewhere.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_lists_have_the_published_headers_and_those_reinstated_are_not_in_the_full_one()
    {
        var full = await LinesAsync("/leie/UPDATED.csv");
        full[0].Replace("\"", "", StringComparison.Ordinal).ShouldBe(Leie);
        full.ShouldContain(line => line.Contains("LARKSPURIAN", StringComparison.Ordinal));
        full.ShouldContain(line => line.Contains("PEBBLEBROOK", StringComparison.Ordinal));
        full.ShouldNotContain(line => line.Contains("WRENFIELD", StringComparison.Ordinal));
        (await LinesAsync("/leie/supplement/2601excl.csv"))[1].ShouldContain("WRENFIELD");
        (await LinesAsync("/leie/reinstatement/2602rein.csv"))[1].ShouldContain("20260225");
        (await LinesAsync("/sam/extract.csv"))[0].Replace("\"", "", StringComparison.Ordinal).ShouldBe(Sam);
        using var none = await sandbox.Http.GetAsync(new Uri("/leie/supplement/1301excl.csv", UriKind.Relative));
        ((int)none.StatusCode).ShouldBe(404);
        using var outside = await sandbox.Http.GetAsync(new Uri("/leie/supplement/..%2FUPDATED.csv", UriKind.Relative));
        ((int)outside.StatusCode).ShouldBe(404);
    }

    private async Task<JsonElement> AskAsync(string query)
    {
        using var response = await sandbox.Http.GetAsync(new Uri($"/nppes/api/?version=2.1&{query}", UriKind.Relative));
        ((int)response.StatusCode).ShouldBe(200);
        return await response.BodyAsync();
    }

    private static Uri Status(string npi) => new($"/caqh/RosterAPI/api/providerstatusbynpi?Product=PV&Organization_Id=1234&NPI_Provider_Id={npi}", UriKind.Relative);

    private async Task<JsonElement> StatusAsync(string npi)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Status(npi));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SandboxHost.User}:{SandboxHost.Password}")));
        using var response = await sandbox.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.BodyAsync();
    }

    private async Task<string[]> LinesAsync(string path) =>
        (await sandbox.Http.GetStringAsync(new Uri(path, UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(member => member.Name)];
}
