using System.Net.Http.Headers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Manners;

public sealed class MissingKeysTests
{
    [Theory]
    [InlineData("/thing", "Bearer", 503)]
    [InlineData("/thing", "Basic", 401)]
    [InlineData("/open", "Bearer", 200)]
    [InlineData("/open", "Basic", 200)]
    public async Task While_Identitys_keys_cannot_be_had_a_token_is_neither_good_nor_bad_where_one_is_needed(string path, string scheme, int status)
    {
        await using var identity = new TestIdentity();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Identity:Issuer"] = TestIdentity.Issuer,
            ["services:identity:http:0"] = "http://127.0.0.1:9",
        });
        builder.AddHttpManners("keyless");
        builder.AddTokenValidation();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseHttpManners();
        app.MapGet("/thing", () => "a thing").NeedsOnlyToken();
        app.MapGet("/open", () => "for everybody").IsPublic();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, identity.Token(["administrator"]));

        using var response = await client.SendAsync("GET", path);

        ((int)response.StatusCode).ShouldBe(status);
        if (status == 503)
        {
            await response.ProblemAsync(503, "temporarily-unavailable");
        }
    }
}
