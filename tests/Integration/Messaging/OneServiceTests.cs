using Credentialing.Tests.Integration.Servers;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>Tests on a service of their own name, with a database of its own.</summary>
/// <param name="servers">The servers.</param>
/// <param name="prefix">What the name begins with.</param>
public abstract class OneServiceTests(ServersFixture servers, string prefix) : IAsyncLifetime
{
    protected ServersFixture Servers { get; } = servers;

    protected string Name { get; } = $"{prefix}{Guid.CreateVersion7():N}"[..24];

    protected string Database { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Database = await Servers.CreateDatabaseAsync();
        await TestService.PrepareAsync(Name, Database);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
