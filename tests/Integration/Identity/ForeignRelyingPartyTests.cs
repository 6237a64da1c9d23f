using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Certified relying parties of another language: discovery, client credentials, and every flow of people, attacks on refresh tokens included.</summary>
[Collection(SharedIdentity.Name)]
public sealed class ForeignRelyingPartyTests(IdentityHost host)
{
    [Theory]
    [InlineData("openid-client.mjs")]
    [InlineData("oauth4webapi.mjs")]
    public async Task A_certified_relying_party_gets_a_token(string script)
    {
        var folder = await FolderAsync();
        var (code, output) = await RunAsync(folder, "node", [script, host.Issuer, IdentityHost.AdministratorId, IdentityHost.AdministratorSecret]);

        code.ShouldBe(0, output);
        output.ShouldContain("basic: administrator");
        output.ShouldContain("post: administrator");
        output.ShouldContain("wrong secret: invalid_client");
    }

    [Theory]
    [InlineData("openid-client-people.mjs")]
    [InlineData("oauth4webapi-people.mjs")]
    public async Task A_certified_relying_party_signs_a_person_in_and_out(string script)
    {
        var folder = await FolderAsync();
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Manager);

        var (code, output) = await RunAsync(folder, "node", [script, host.Issuer, IdentityHost.AdministratorId, IdentityHost.AdministratorSecret, browser.CookieHeader]);

        code.ShouldBe(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            $"code: {People.Manager.Name}", $"userinfo: {People.Manager.Email}", "refresh: true", "reuse: invalid_grant", "family: invalid_grant",
            "introspection: true", "revocation: false", "end session: true",
        ]);
    }

    private static async Task<string> FolderAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Identity", "foreign");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            (await RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])).Code.ShouldBe(0);
        }

        return folder;
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
