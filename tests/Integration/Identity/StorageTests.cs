using System.Text.Json;
using Credentialing.Identity;
using Credentialing.Identity.Keys;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>What Identity leaves in its database: OpenIddict's own tables, and no secret that can be read.</summary>
[Collection(SharedIdentity.Name)]
public sealed class StorageTests(IdentityHost host)
{
    [Theory]
    [InlineData("OpenIddictApplications", "ApplicationType,ClientId,ClientSecret,ClientType,ConcurrencyToken,ConsentType,DisplayName,DisplayNames,Id,JsonWebKeySet,Permissions,PostLogoutRedirectUris,Properties,RedirectUris,Requirements,Settings")]
    [InlineData("OpenIddictAuthorizations", "ApplicationId,ConcurrencyToken,CreationDate,Id,Properties,Scopes,Status,Subject,Type")]
    [InlineData("OpenIddictScopes", "ConcurrencyToken,Description,Descriptions,DisplayName,DisplayNames,Id,Name,Properties,Resources")]
    [InlineData("OpenIddictTokens", "ApplicationId,AuthorizationId,ConcurrencyToken,CreationDate,ExpirationDate,Id,Payload,Properties,RedemptionDate,ReferenceId,Status,Subject,Type")]
    public async Task The_tables_are_the_official_ones(string table, string columns)
    {
        var found = await host.ReadAsync("SELECT column_name::text FROM information_schema.columns WHERE table_name = $1", table);
        found.Order(StringComparer.Ordinal).ShouldBe(columns.Split(','));
    }

    [Fact]
    public async Task A_client_secret_is_stored_as_OpenIddict_hashes_it()
    {
        var stored = (await host.ReadAsync("SELECT \"ClientSecret\" FROM \"OpenIddictApplications\" WHERE \"ClientId\" = $1", IdentityHost.AdministratorId)).Single();
        var bytes = Convert.FromBase64String(stored);

        // Marker, SHA-256, 10,000 iterations, 16 bytes of salt, each number big-endian; then salt and 32 bytes of key.
        bytes[..13].ShouldBe([1, 0, 0, 0, 1, 0, 0, 0x27, 0x10, 0, 0, 0, 16]);
        bytes.Length.ShouldBe(13 + 16 + 32);
    }

    [Fact]
    public async Task A_private_key_cannot_be_read_from_the_database()
    {
        var stored = await host.ReadAsync("SELECT encode(private_key, 'escape') FROM signing_keys WHERE id <> $1", "");
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(key => !key.Contains("PRIVATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_keeps_the_keys_and_the_one_administrator()
    {
        var before = await KeysAsync();
        var token = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);

        await host.RestartAsync();

        (await KeysAsync()).ShouldBe(before);
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var me = await client.SendAsync("GET", "/v1/me");
        me.IsSuccessStatusCode.ShouldBeTrue("a token from before is still good");
        (await host.ReadAsync("SELECT \"Id\" FROM \"OpenIddictApplications\" WHERE \"ClientId\" = $1", IdentityHost.AdministratorId)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_administrators_secret_is_the_one_that_is_configured()
    {
        await host.RestartAsync("another-secret-than-before");
        using var refused = await host.AskAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        using var given = await host.AskAsync(IdentityHost.AdministratorId, "another-secret-than-before");
        await host.RestartAsync();

        refused.IsSuccessStatusCode.ShouldBeFalse();
        given.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task The_next_key_is_published_before_it_signs_and_the_last_one_after()
    {
        var old = (await KeysAsync()).Single();
        var token = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var started = TimeProvider.System.GetUtcNow();

        await RefreshAsync(started + SigningKey.Signs - TimeSpan.FromDays(1));
        var both = await KeysAsync();
        (await SignerAsync()).ShouldBe(old);

        await RefreshAsync(started + SigningKey.Signs + TimeSpan.FromMinutes(1));
        both.Count.ShouldBe(2);
        (await SignerAsync()).ShouldBe(both.Single(key => key != old));
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await client.SendAsync("GET", "/v1/me")).IsSuccessStatusCode.ShouldBeTrue();

        await RefreshAsync(started + SigningKey.Signs + SigningKey.KeptAfter + TimeSpan.FromMinutes(1));
        (await KeysAsync()).ShouldNotContain(old);
    }

    private async Task RefreshAsync(DateTimeOffset now)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await host.Services.GetRequiredService<SigningKeyRing>().RefreshAsync(scope.ServiceProvider.GetRequiredService<SigningKeyStore>(), now, CancellationToken.None);
    }

    private async Task<string> SignerAsync()
    {
        var token = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        return new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Kid;
    }

    private async Task<List<string>> KeysAsync()
    {
        using var client = host.Anonymous();
        return [.. JsonDocument.Parse(await client.GetStringAsync("/.well-known/jwks")).RootElement.GetProperty("keys")
            .EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }
}
