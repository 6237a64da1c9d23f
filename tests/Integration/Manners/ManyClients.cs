using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;

namespace Credentialing.Tests.Integration.Manners;

internal static class ManyClients
{
    public static string Body(string name = "Harbor Family Practice") => $$"""
        {"name":"{{name}}","kind":"practice","contact":{"name":"Ada Quinn","email":"ada@harbor.example"},"states":["CT"],"specialties":["207Q00000X"]}
        """;

    public static async Task<JsonElement> CreateAsync(HttpClient staff, string name = "Harbor Family Practice")
    {
        using var response = await staff.SendAsync("POST", "/v1/clients", Body(name));
        response.EnsureSuccessStatusCode();
        return await response.BodyAsync();
    }

    public static Guid Id(this JsonElement client) => client.GetProperty("id").GetGuid();
}
