using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Credentialing.AppHost;
using Xunit;

namespace Credentialing.Tests.EndToEnd;

/// <summary>The whole system as <c>./run</c> starts it, on data and ports of its own.</summary>
/// <param name="settings">Further settings of the AppHost.</param>
public abstract class WholeSystem(params string[] settings) : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _app;

    /// <summary>The first administrator's OAuth credentials.</summary>
    public (string ClientId, string ClientSecret) Administrator { get; } =
        (RunFile.AdministratorClientId, Guid.CreateVersion7().ToString("N") + Guid.CreateVersion7().ToString("N"));

    /// <summary>The running system.</summary>
    public DistributedApplication App => _app ?? throw new InvalidOperationException("The stack has not started.");

    /// <summary>A client of the gateway, without a token.</summary>
    public HttpClient Gateway() => App.CreateHttpClient("gateway");

    /// <summary>A client of the outside world that local stacks have.</summary>
    public HttpClient Sandbox() => App.CreateHttpClient("sandbox", "http");

    public async ValueTask InitializeAsync()
    {
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<RunFile>(
            [$"Parameters:administrator-client-secret={Administrator.ClientSecret}", .. settings]);
        _app = await _builder.BuildAsync();
        using var patience = new CancellationTokenSource(s_patience);
        await _app.StartAsync(patience.Token);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", patience.Token);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_builder is not null)
        {
            await _builder.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
