using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

[Collection(OneClientsHost.Name)]
public sealed class StrictJsonTests(ClientsHost host)
{
    public static TheoryData<string, string, string> Spoiled => new()
    {
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"colour":"red"}""", "colour", "is not a field of this request" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"id":"0199-"}""", "id", "is not a field of this request" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"state":"ended"}""", "state", "is not a field of this request" },
        { """{"kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "name", "is required" },
        { """{"name":null,"kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "name", "must not be null" },
        { """{"name":5,"kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "name", "must be a string" },
        { """{"name":"A","kind":"clinic","contact":{"name":"B","email":"b@c.example"}}""", "kind", "must be one of practice, group, hospital, healthPlan" },
        { """{"name":"A","kind":0,"contact":{"name":"B","email":"b@c.example"}}""", "kind", "must be one of practice, group, hospital, healthPlan" },
        { """{"name":"A","kind":"practice","contact":{"email":"b@c.example"}}""", "contact.name", "is required" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"nobody"}}""", "contact.email", "must be an e-mail address" },
        { """{"name":"A","kind":"practice","contact":"B"}""", "contact", "is not of the type that is expected" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"states":["CT","ZZ"]}""", "states[1]", "must be the two-letter code of a state or territory" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"states":["CT",7]}""", "states[1]", "must be a string" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"states":"CT"}""", "states", "must be a list" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"specialties":["207Q00000X",null]}""", "specialties[1]", "must not be null" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example"},"specialties":["207Q00000X\n"]}""", "specialties[0]", "must be a taxonomy code of 10 characters, such as 207Q00000X" },
        { """{"name":"A","kind":"practice","contact":{"name":"B","email":"b@c.example\n"}}""", "contact.email", "must be an e-mail address" },
        { """{"name":"A\u0000B","kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "$", "has a character or a number that cannot be kept, such as U+0000" },
        { """{"name":"A","name":"B","kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "name", "is given twice" },
        { """{"name":"   ","kind":"practice","contact":{"name":"B","email":"b@c.example"}}""", "name", "must not be empty" },
        { """{"name":"A",""", "$", "is not readable JSON (line 1, position 12)" },
        { "", "$", "a JSON body is required" },
        { "null", "$", "is not of the shape that is expected" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_malformed_body_is_refused_with_the_field_that_is_wrong(string body, string field, string message)
    {
        using var response = await host.As("administrator").SendAsync("POST", "/v1/clients", body);

        var problem = await response.ProblemAsync(400, "invalid-request");
        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Null_in_a_list_is_refused_also_where_the_list_may_be_left_out()
    {
        var staff = host.As("administrator");
        var client = await ManyClients.CreateAsync(staff);

        using var response = await staff.SendAsync("PATCH", $"/v1/clients/{client.Id()}", """{"specialties":[null]}""", ifMatch: "\"1\"");

        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").GetProperty("specialties[0]")[0].GetString().ShouldBe("must not be null");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var response = await host.As("administrator").SendAsync("POST", "/v1/clients", """{"kind":9,"colour":"red","contact":{"email":1}}""");

        var errors = (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["kind", "colour", "contact.email", "contact.name", "name"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_body_of_another_type_is_415()
    {
        using var content = new StringContent("name=A");
        using var response = await host.As("administrator").PostAsync(new Uri("/v1/clients", UriKind.Relative), content);

        await response.ProblemAsync(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=%21", "cursor")]
    [InlineData("cursor=W10", "cursor")]
    [InlineData("sort=colour", "sort")]
    [InlineData("q=%00", "$")]
    [InlineData("kind=1", "kind")]
    [InlineData("state=Active", "state")]
    public async Task A_malformed_query_is_refused_with_the_parameter_that_is_wrong(string query, string field)
    {
        using var response = await host.As("administrator").SendAsync("GET", $"/v1/clients?{query}");

        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }
}
