using System.Net;
using Microsoft.OpenApi;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class ContractTests
{
    [Fact]
    public async Task The_services_documents_are_served_as_one_that_is_valid()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        stack["clients"].Answer("/openapi/v1.json", Part("/v1/clients", "Client"));
        stack["billing"].Answer("/openapi/v1.json", Part("/v1/invoices", "Invoice"));
        using var response = await stack.Http.GetAsync("/openapi/v1.json");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var text = await response.Content.ReadAsStringAsync();

        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document!.Paths.Keys.ShouldBe(["/health/live", "/health/ready", "/v1/clients", "/v1/invoices"]);
        document.Components!.Schemas!.Keys.ShouldBe(["Client", "Invoice", "Problem"]);
        document.Servers!.Single().Url.ShouldBe("http://gateway.test");
        document.Components.SecuritySchemes!.Keys.ShouldBe(["bearer"]);
    }

    [Fact]
    public async Task A_service_that_goes_away_stays_in_the_contract_and_one_that_comes_is_added()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        stack["clients"].Answer("/openapi/v1.json", Part("/v1/clients", "Client"));
        stack["billing"].Answer("/openapi/v1.json", "starting", status: 503);
        (await PathsAsync(stack)).ShouldBe(["/health/live", "/health/ready", "/v1/clients"]);

        await GatewayStack.StopAsync(stack["clients"]);
        stack["billing"].Answer("/openapi/v1.json", Part("/v1/invoices", "Invoice"));
        var paths = await ResponseReading.UntilAsync(() => PathsAsync(stack), paths => paths.Contains("/v1/invoices"));
        paths.ShouldBe(["/health/live", "/health/ready", "/v1/clients", "/v1/invoices"]);
    }

    [Fact]
    public async Task A_document_that_is_not_JSON_spoils_nothing()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        stack["clients"].Answer("/openapi/v1.json", Part("/v1/clients", "Client"));
        stack["billing"].Answer("/openapi/v1.json", "<html>");
        (await PathsAsync(stack)).ShouldContain("/v1/clients");
    }

    [Fact]
    public async Task Who_has_the_contract_already_is_told_so()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        stack["clients"].Answer("/openapi/v1.json", Part("/v1/clients", "Client"));
        foreach (var path in new[] { "/openapi/v1.json", "/docs", "/docs/problems" })
        {
            using var first = await stack.Http.GetAsync(path);
            using var again = await stack.SendAsync(HttpMethod.Get, path, null, null, ("If-None-Match", first.Headers.ETag!.ToString()));
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        }
    }

    [Fact]
    public async Task The_pages_show_operations_and_load_nothing_from_elsewhere()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        stack["clients"].Answer("/openapi/v1.json", Part("/v1/clients", "Client"));
        using var response = await stack.Http.GetAsync("/docs");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src 'self'");
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("<code>/v1/clients</code>");
        page.ShouldContain("id=\"schema-Client\"");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
    }

    private static async Task<List<string>> PathsAsync(GatewayStack stack)
    {
        using var response = await stack.Http.GetAsync("/openapi/v1.json");
        return [.. (await response.JsonAsync())["paths"]!.AsObject().Select(path => path.Key)];
    }

    private static string Part(string path, string schema) => $$"""
        {
          "openapi": "3.1.1", "info": { "title": "part", "version": "v1" },
          "paths": { "{{path}}": { "get": { "summary": "List them", "tags": ["{{schema}}"], "responses": { "200": { "description": "OK",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{schema}}" } } } } } } } },
          "components": { "schemas": { "{{schema}}": { "type": "object", "properties": { "id": { "type": "string", "format": "uuid" } } } } },
          "tags": [ { "name": "{{schema}}" } ]
        }
        """;
}
