using Xunit;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>
/// One Clients service for all classes that ask it: its consumers have one queue on the shared broker, so two hosts at
/// once would take each other's events.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ClientsCollection : ICollectionFixture<ClientsHost>
{
    /// <summary>What classes name in their <c>[Collection]</c>.</summary>
    public const string Name = "clients";
}
