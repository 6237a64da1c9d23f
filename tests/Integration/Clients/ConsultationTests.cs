using System.Net;
using System.Text.Json;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

[Collection(ClientsCollection.Name)]
public sealed class ConsultationTests(ClientsHost host)
{
    private const string Prospect = """
        {"organization":"Lakeside Pediatrics","contact":{"name":"Cam Ode","email":"cam@lakeside.example","phone":"860 555 0100"},"kind":"group",
         "states":["CT","MA"],"specialties":["208000000X"],"providerCount":4,"goals":"In network by June","questions":["How long does it take?"]}
        """;

    [Fact]
    public async Task A_prospect_without_a_token_gets_a_reference_and_becomes_a_client_with_all_it_told()
    {
        using var asked = await host.Anonymous().SendAsync("POST", "/v1/consultation-requests", Prospect);
        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var reference = (await asked.BodyAsync()).GetProperty("reference").GetString();
        var staff = host.As("representative");
        using var found = await staff.SendAsync("GET", $"/v1/consultation-requests?q={reference}");
        var request = (await found.BodyAsync()).GetProperty("items").EnumerateArray().Single();
        request.GetProperty("state").GetString().ShouldBe("received");
        request.GetProperty("questions")[0].GetString().ShouldBe("How long does it take?");

        var accepted = await PostAsync(staff, $"/v1/consultation-requests/{request.Id()}/accept");

        accepted.GetProperty("state").GetString().ShouldBe("accepted");
        using var read = await staff.SendAsync("GET", $"/v1/clients/{accepted.GetProperty("clientId").GetGuid()}");
        var client = await read.BodyAsync();
        client.GetProperty("name").GetString().ShouldBe("Lakeside Pediatrics");
        client.GetProperty("kind").GetString().ShouldBe("group");
        client.GetProperty("contact").GetProperty("email").GetString().ShouldBe("cam@lakeside.example");
        client.GetProperty("goals").GetString().ShouldBe("In network by June");
        using var again = await staff.SendAsync("POST", $"/v1/consultation-requests/{request.Id()}/accept");
        await again.ProblemAsync(409, "already-decided");
        using var declined = await staff.SendAsync("POST", $"/v1/consultation-requests/{request.Id()}/decline");
        await declined.ProblemAsync(409, "already-decided");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{}""")]
    [InlineData("""{"reason":"Outside of our states"}""")]
    public async Task A_request_is_declined_with_or_without_a_reason_and_makes_no_client(string? body)
    {
        using var asked = await host.Anonymous().SendAsync("POST", "/v1/consultation-requests", Prospect);

        var declined = await PostAsync(host.As("representative"), $"/v1/consultation-requests/{(await asked.BodyAsync()).Id()}/decline", body);

        declined.GetProperty("state").GetString().ShouldBe("declined");
        declined.GetProperty("clientId").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Requests_are_staffs_alone_also_for_the_services_own_role()
    {
        using var asked = await host.Anonymous().SendAsync("POST", "/v1/consultation-requests", Prospect);
        var path = $"/v1/consultation-requests/{(await asked.BodyAsync()).Id()}";

        using var anonymous = await host.Anonymous().SendAsync("GET", path);
        await anonymous.ProblemAsync(401, "unauthenticated");
        using var bound = await host.As("clientAdmin", Guid.CreateVersion7()).SendAsync("GET", path);
        await bound.ProblemAsync(403, "forbidden");
        await using var connection = new NpgsqlConnection(host.Services.GetRequiredService<ServiceDatabase>().AppConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM consultation_requests", connection);
        (await count.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task A_malformed_request_says_what_is_wrong()
    {
        using var response = await host.Anonymous().SendAsync(
            "POST", "/v1/consultation-requests", """{"organization":"","contact":{"name":"Cam","email":"nowhere"},"kind":"practice","states":["XX"],"providerCount":-1}""");

        var errors = (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe(["organization", "contact.email", "states[0]", "providerCount"], ignoreOrder: true);
    }

    private static async Task<JsonElement> PostAsync(HttpClient caller, string path, string? body = null)
    {
        using var response = await caller.SendAsync("POST", path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }
}
