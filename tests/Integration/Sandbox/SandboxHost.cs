using Credentialing.Sandbox.Mail;
using Credentialing.Sandbox.Switches;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Credentialing.Tests.Integration.Sandbox;

/// <summary>The sandbox on a port of its own, with nothing but its samples.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public const string Key = "a-key-of-the-tests", Secret = "a-secret-of-the-tests", User = "tests", Password = "a password of the tests";

    private readonly WebApplicationFactory<PartSwitches> _factory;

    public SandboxHost()
    {
        _factory = new WebApplicationFactory<PartSwitches>().WithWebHostBuilder(host =>
        {
            host.UseSetting("HTTP_PORT", "0");
            host.UseSetting("Sandbox:DataFolder", "");
            host.UseSetting("Sandbox:SmtpPort", "0");
            host.UseSetting("Sandbox:Card:Key", Key);
            host.UseSetting("Sandbox:Card:WebhookSecret", Secret);
            host.UseSetting("Sandbox:PayorIntake:Key", Key);
            host.UseSetting("Sandbox:Caqh:Username", User);
            host.UseSetting("Sandbox:Caqh:Password", Password);
        });
        _factory.UseKestrel();
        _factory.StartServer();
        Address = new Uri(_factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Calls it without a key.</summary>
    public HttpClient Http { get; }

    /// <summary>Where its mail server listens.</summary>
    public int SmtpPort => _factory.Services.GetRequiredService<SmtpSink>().Port!.Value;

    /// <summary>Sets how a part behaves.</summary>
    public async Task SetAsync(string part, string mode, int? delayMs = null)
    {
        using var set = await Http.SendAsync("PUT", $"/control/{part}", $$"""{"mode":"{{mode}}","delayMs":{{(object?)delayMs ?? "null"}}}""");
        set.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
    }
}
