using System.Net;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

[Collection(ClientsCollection.Name)]
public sealed class AgreementTests(ClientsHost host)
{
    private const string Signature = """{"name":"Ada Quinn","title":"Owner","consent":true}""";

    [Theory]
    [InlineData("msa", true)]
    [InlineData("sow", false)]
    public async Task Both_sides_sign_in_either_order_and_it_is_executed_once(string kind, bool clientFirst)
    {
        var client = await CreateClientAsync();
        HttpClient theirs = host.As("clientAdmin", "their-account", [client]), ours = host.As("manager", "our-account", []);
        var agreement = await DraftAsync(client, kind);
        await PostAsync(ours, $"/v1/agreements/{agreement.Id()}/send");

        var first = await PostAsync(clientFirst ? theirs : ours, $"/v1/agreements/{agreement.Id()}/sign", Signature);
        var second = await PostAsync(clientFirst ? ours : theirs, $"/v1/agreements/{agreement.Id()}/sign", Signature);
        using var third = await theirs.SendAsync("POST", $"/v1/agreements/{agreement.Id()}/sign", Signature);

        first.GetProperty("state").GetString().ShouldBe(clientFirst ? "clientSigned" : "ourSigned");
        second.GetProperty("state").GetString().ShouldBe("executed");
        second.GetProperty("version").GetInt32().ShouldBe(4);
        await third.ProblemAsync(409, "already-signed");
        var signatures = second.GetProperty("signatures").EnumerateArray().ToDictionary(s => s.GetProperty("side").GetString()!, StringComparer.Ordinal);
        signatures["client"].GetProperty("accountId").GetString().ShouldBe("their-account");
        signatures["us"].GetProperty("accountId").GetString().ShouldBe("our-account");
        signatures.Values.ShouldAllBe(s => s.GetProperty("documentHash").GetString() == agreement.GetProperty("documentHash").GetString());
        (await EventsAsync(agreement.Id())).ShouldBe(1);
    }

    [Fact]
    public async Task Both_sides_may_sign_at_the_same_moment_and_one_of_them_twice()
    {
        var client = await CreateClientAsync();
        HttpClient theirs = host.As("clientAdmin", client), ours = host.As("manager");
        var agreement = await DraftAsync(client, "msa");
        await PostAsync(ours, $"/v1/agreements/{agreement.Id()}/send");

        var answers = await Task.WhenAll(new[] { theirs, ours, theirs, ours }.Select(
            side => side.SendAsync("POST", $"/v1/agreements/{agreement.Id()}/sign", Signature)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(2);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(2);
        using var read = await ours.SendAsync("GET", $"/v1/agreements/{agreement.Id()}");
        var body = await read.BodyAsync();
        body.GetProperty("state").GetString().ShouldBe("executed");
        body.GetProperty("signatures").GetArrayLength().ShouldBe(2);
        (await EventsAsync(agreement.Id())).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_says_what_its_terms_say_and_is_listed_for_its_client()
    {
        var client = await CreateClientAsync();
        using var created = await host.As("representative").SendAsync(
            "POST", $"/v1/clients/{client}/agreements", """{"kind":"msa","terms":{"noticeDays":"45"}}""");

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var agreement = await created.BodyAsync();
        created.Headers.Location!.OriginalString.ShouldBe($"/v1/agreements/{agreement.Id()}");
        agreement.GetProperty("state").GetString().ShouldBe("draft");
        agreement.GetProperty("text").GetString()!.ShouldContain("45 days' notice");
        agreement.GetProperty("terms").GetProperty("noticeDays").GetString().ShouldBe("45");
        foreach (var path in (string[])[$"/v1/clients/{client}/agreements", $"/v1/agreements?clientId={client}", "/v1/agreements?kind=msa&state=draft"])
        {
            using var list = await host.As("clientUser", client).SendAsync("GET", path);
            (await list.BodyAsync()).GetProperty("items").EnumerateArray().Select(item => item.Id()).ShouldBe([agreement.Id()]);
        }
    }

    [Fact]
    public async Task What_may_not_be_is_refused_with_its_code()
    {
        var client = await CreateClientAsync();
        HttpClient theirs = host.As("clientAdmin", client), ours = host.As("manager");
        var path = $"/v1/agreements/{(await DraftAsync(client, "sow")).Id()}";

        using var early = await theirs.SendAsync("POST", $"{path}/sign", Signature);
        await early.ProblemAsync(409, "agreement-not-sent");
        await PostAsync(ours, $"{path}/send");
        using var again = await ours.SendAsync("POST", $"{path}/send");
        await again.ProblemAsync(409, "agreement-already-sent");
        using var unwilling = await theirs.SendAsync("POST", $"{path}/sign", """{"name":"Ada Quinn","title":"Owner","consent":false}""");
        (await unwilling.ProblemAsync(422, "consent-required")).GetProperty("errors").TryGetProperty("consent", out _).ShouldBeTrue();
        using var nameless = await theirs.SendAsync("POST", $"{path}/sign", """{"name":" ","title":"Owner","consent":true}""");
        (await nameless.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
        using var unauthorized = await host.As("clientUser", client).SendAsync("POST", $"{path}/sign", Signature);
        await unauthorized.ProblemAsync(403, "forbidden");
        using var unexplained = await ours.SendAsync("POST", $"{path}/void", """{"reason":""}""");
        await unexplained.ProblemAsync(400, "invalid-request");
        var voided = await PostAsync(ours, $"{path}/void", """{"reason":"The scope changed"}""");
        voided.GetProperty("voidReason").GetString().ShouldBe("The scope changed");
        using var late = await theirs.SendAsync("POST", $"{path}/sign", Signature);
        await late.ProblemAsync(409, "agreement-void");
    }

    [Theory]
    [InlineData("""{"kind":"nda"}""", "kind")]
    [InlineData("""{"kind":"msa","clientId":"0199aaaa-0000-7000-8000-000000000000"}""", "clientId")]
    [InlineData("""{"kind":"msa","terms":{"clientName":"Another"}}""", "terms.clientName")]
    [InlineData("""{"kind":"msa","terms":{"noticeDays":""}}""", "terms.noticeDays")]
    [InlineData("""{"kind":"msa","terms":{"noticeDays":null}}""", "terms.noticeDays")]
    [InlineData("""{"kind":"msa","terms":{"notice_days":"x"}}""", "terms.notice_days")]
    [InlineData("""{"kind":"msa","terms":{"noticeDays":30}}""", "terms")]
    public async Task A_malformed_draft_says_which_field_is_wrong(string body, string field)
    {
        var client = await CreateClientAsync();

        using var response = await host.As("representative").SendAsync("POST", $"/v1/clients/{client}/agreements", body);

        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_clients_agreement_is_404_to_read_to_sign_and_to_list()
    {
        var client = await CreateClientAsync();
        var stranger = host.As("clientAdmin", await CreateClientAsync());
        var agreement = await DraftAsync(client, "msa");
        await PostAsync(host.As("manager"), $"/v1/agreements/{agreement.Id()}/send");

        using var read = await stranger.SendAsync("GET", $"/v1/agreements/{agreement.Id()}");
        await read.ProblemAsync(404, "not-found");
        using var signed = await stranger.SendAsync("POST", $"/v1/agreements/{agreement.Id()}/sign", Signature);
        await signed.ProblemAsync(404, "not-found");
        using var nested = await stranger.SendAsync("GET", $"/v1/clients/{client}/agreements");
        await nested.ProblemAsync(404, "not-found");
        using var list = await stranger.SendAsync("GET", $"/v1/agreements?clientId={client}");
        (await list.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<Guid> CreateClientAsync() => (await ManyClients.CreateAsync(host.As("administrator"))).Id();

    private async Task<JsonElement> DraftAsync(Guid client, string kind) =>
        await PostAsync(host.As("representative"), $"/v1/clients/{client}/agreements", $$"""{"kind":"{{kind}}"}""");

    private static async Task<JsonElement> PostAsync(HttpClient caller, string path, string? body = null)
    {
        using var response = await caller.SendAsync("POST", path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    private async Task<long> EventsAsync(Guid agreement)
    {
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM outbox_messages WHERE type = 'clients.v1.agreement-executed' AND ordering_key = $1", connection)
        {
            Parameters = { new() { Value = agreement } },
        };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
