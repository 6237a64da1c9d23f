using System.Text.Json.Nodes;
using Credentialing.Gateway.Contract;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Gateway;

public class ContractMergeTests
{
    [Fact]
    public void Paths_of_all_services_are_in_one_document()
    {
        var merged = Merge(("clients", Part("/v1/clients", "Client", """{"type":"object"}""")), ("billing", Part("/v1/invoices", "Invoice", """{"type":"object"}""")));
        merged["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        merged["servers"]![0]!["url"]!.GetValue<string>().ShouldBe("https://api.example.test");
        merged["paths"]!.AsObject().Select(path => path.Key).ShouldBe(["/health/live", "/health/ready", "/v1/clients", "/v1/invoices"]);
        Schemas(merged).ShouldBe(["Client", "Invoice", "Problem"]);
    }

    [Fact]
    public void A_path_that_the_gateway_does_not_send_to_the_service_is_left_out()
    {
        var merged = Merge(("clients", Part("/internal/clock", "A", "{}")), ("billing", Part("/v1/clients/{id}", "B", "{}")));
        merged["paths"]!.AsObject().Select(path => path.Key).ShouldBe(["/health/live", "/health/ready"]);
    }

    [Fact]
    public void A_schema_that_is_the_same_in_two_services_is_told_once()
    {
        const string Money = """{"type":"object","properties":{"amount":{"type":"number"}}}""";
        var merged = Merge(("clients", Part("/v1/clients", "Money", Money)), ("billing", Part("/v1/invoices", "Money", Money)));
        Schemas(merged).ShouldBe(["Money", "Problem"]);
    }

    [Fact]
    public void Schemas_of_one_name_that_differ_are_told_apart_by_their_service()
    {
        var merged = Merge(("clients", Part("/v1/clients", "Line", """{"type":"string"}""")), ("billing", Part("/v1/invoices", "Line", """{"type":"object"}""")));
        Schemas(merged).ShouldBe(["BillingLine", "ClientsLine", "Problem"]);
        ReferenceOf(merged, "/v1/clients").ShouldBe("#/components/schemas/ClientsLine");
        ReferenceOf(merged, "/v1/invoices").ShouldBe("#/components/schemas/BillingLine");
    }

    [Fact]
    public void Schemas_with_the_same_words_about_different_things_are_told_apart()
    {
        static JsonObject WithPage(string path, string line)
        {
            var part = Part(path, "Line", line);
            part["components"]!["schemas"]!["Page"] = JsonNode.Parse("""{"type":"array","items":{"$ref":"#/components/schemas/Line"}}""");
            return part;
        }

        var merged = Merge(("clients", WithPage("/v1/clients", """{"type":"string"}""")), ("billing", WithPage("/v1/invoices", """{"type":"object"}""")));
        Schemas(merged).ShouldBe(["BillingLine", "BillingPage", "ClientsLine", "ClientsPage", "Problem"]);
        merged["components"]!["schemas"]!["ClientsPage"]!["items"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/ClientsLine");
    }

    [Fact]
    public void The_order_in_which_services_answered_changes_nothing()
    {
        (string, JsonObject)[] parts =
        [
            ("clients", Part("/v1/clients", "Line", """{"type":"string"}""")),
            ("billing", Part("/v1/invoices", "Line", """{"type":"object"}""")),
            ("payors", Part("/v1/payors", "Line", """{"type":"object"}""")),
        ];
        Merge([.. parts.Reverse()]).ToJsonString().ShouldBe(Merge(parts).ToJsonString());
    }

    [Fact]
    public void Every_reference_of_the_merged_document_leads_somewhere()
    {
        var merged = Merge(("clients", Part("/v1/clients", "Line", """{"type":"string"}""")), ("billing", Part("/v1/invoices", "Line", """{"type":"object"}""")));
        var references = References(merged).ToList();
        references.ShouldNotBeEmpty();
        references.ShouldAllBe(reference => Resolves(merged, reference));
    }

    [Fact]
    public void Operations_say_whether_they_need_a_token()
    {
        var part = Part("/v1/consultation-requests", "Request", "{}", method: "post");
        part["paths"]!["/v1/clients"] = JsonNode.Parse("""{"get":{"responses":{}}}""");
        var merged = Merge(("clients", part));
        merged["paths"]!["/v1/consultation-requests"]!["post"]!["security"]!.AsArray().ShouldBeEmpty();
        var signedIn = merged["paths"]!["/v1/clients"]!["get"]!.AsObject();
        signedIn.ContainsKey("security").ShouldBeFalse();
        signedIn["responses"]!.AsObject().Select(response => response.Key).ShouldBe(["401", "403", "429", "503"]);
        merged["security"]![0]!.AsObject().ContainsKey("bearer").ShouldBeTrue();
    }

    [Fact]
    public void Operation_ids_are_unique_and_every_operation_has_a_tag()
    {
        var merged = Merge(("clients", Part("/v1/clients", "A", "{}")), ("billing", Part("/v1/invoices", "B", "{}")));
        var operations = merged["paths"]!.AsObject().SelectMany(path => ContractMerge.Operations(path.Value!.AsObject())).ToList();
        operations.Select(operation => operation["operationId"]!.GetValue<string>()).ShouldBeUnique();
        var known = merged["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ToList();
        operations.ShouldAllBe(operation => ContractMerge.TagsOf(operation).Any() && ContractMerge.TagsOf(operation).All(known.Contains));
    }

    [Theory]
    [InlineData("/v1/clients", "getClients")]
    [InlineData("/v1/clients/{id}/status-reports", "getClientsByIdStatusReports")]
    [InlineData("/v1/meetings/{meetingId}.ics", "getMeetingsByMeetingIdIcs")]
    public void An_operation_without_an_id_is_named_after_its_route(string path, string id)
    {
        var part = JsonNode.Parse($$"""{ "paths": { "{{path}}": { "get": { "responses": {} } } } }""")!.AsObject();
        Merge(("clients", part))["paths"]![path]!["get"]!["operationId"]!.GetValue<string>().ShouldBe(id);
    }

    [Fact]
    public void What_every_service_keeps_is_told_once_and_can_be_asked_of_one_service()
    {
        var merged = Merge(("clients", Part("/v1/audit", "Entry", "{}")), ("billing", Part("/v1/audit", "Entry", "{}")));
        var list = merged["paths"]!["/v1/audit"]!["get"]!;
        list["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()).ShouldBe(["service"]);
    }

    [Fact]
    public void The_documents_that_came_in_stay_as_they_were()
    {
        var part = Part("/v1/clients", "Line", """{"type":"string"}""");
        var before = part.ToJsonString();
        Merge(("clients", part), ("billing", Part("/v1/invoices", "Line", """{"type":"object"}""")));
        part.ToJsonString().ShouldBe(before);
    }

    private static JsonObject Merge(params (string Service, JsonObject Document)[] parts) =>
        ContractMerge.Merge(parts.Select(part => KeyValuePair.Create(part.Service, part.Document)), "https://api.example.test");

    private static JsonObject Part(string path, string schema, string definition, string method = "get") => JsonNode.Parse($$"""
        {
          "openapi": "3.1.1", "info": { "title": "part", "version": "v1" },
          "paths": { "{{path}}": { "{{method}}": { "operationId": "list", "responses": { "200": { "description": "OK",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{schema}}" } } } } } } } },
          "components": { "schemas": { "{{schema}}": {{definition}} } }
        }
        """)!.AsObject();

    private static IEnumerable<string> Schemas(JsonObject document) => document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);

    private static string ReferenceOf(JsonObject document, string path) =>
        document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>();

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field.Key == "$ref" ? [field.Value!.GetValue<string>()] : References(field.Value)),
        JsonArray elements => elements.SelectMany(References),
        _ => [],
    };

    private static bool Resolves(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, name) => node?[name]) is not null;
}
