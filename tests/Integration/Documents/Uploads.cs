using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>Files, and sending them as a browser does.</summary>
internal static class Uploads
{
    public static byte[] Pdf(string text = "a page", int padding = 0) =>
        [.. System.Text.Encoding.ASCII.GetBytes($"%PDF-1.7\n% {text}\n"), .. Noise(padding), .. "\n%%EOF\n"u8];

    public static MultipartFormDataContent Form(byte[] file, string name, params (string Name, string Value)[] fields)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-whatever");
        var form = new MultipartFormDataContent { { content, "file", name } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        return form;
    }

    public static async Task<HttpResponseMessage> UploadAsync(
        this HttpClient caller, Guid client, byte[] file, string name = "licence.pdf", Guid? subject = null, string kind = "license", string? expiresOn = null, string subjectKind = "provider")
    {
        (string, string)[] fields =
        [
            ("clientId", client.ToString()), ("subjectKind", subjectKind), ("subjectId", (subject ?? Guid.CreateVersion7()).ToString()), ("documentKind", kind),
            .. expiresOn is null ? Array.Empty<(string, string)>() : [("expiresOn", expiresOn)],
        ];
        using var form = Form(file, name, fields);
        return await caller.PostAsync(new Uri("/v1/documents", UriKind.Relative), form);
    }

    public static async Task<JsonElement> UploadedAsync(
        this HttpClient caller, Guid client, byte[] file, string name = "licence.pdf", Guid? subject = null, string kind = "license", string? expiresOn = null)
    {
        using var response = await caller.UploadAsync(client, file, name, subject, kind, expiresOn);
        ((int)response.StatusCode).ShouldBe(201, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    public static async Task<JsonElement> AddVersionAsync(this HttpClient caller, Guid document, byte[] file, string name, params (string, string)[] fields)
    {
        using var form = Form(file, name, fields);
        using var response = await caller.PostAsync(new Uri($"/v1/documents/{document}/versions", UriKind.Relative), form);
        ((int)response.StatusCode).ShouldBe(201, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpClient caller, string path)
    {
        using var response = await caller.SendAsync("GET", path);
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    public static Guid Id(this JsonElement thing) => thing.GetProperty("id").GetGuid();

    public static string Text(this JsonElement thing, string name) => thing.GetProperty(name).GetString()!;

    public static JsonElement[] Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
