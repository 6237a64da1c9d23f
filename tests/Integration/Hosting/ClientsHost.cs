using Credentialing.Clients;
using Credentialing.Tests.Integration.Servers;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>The Clients service.</summary>
public sealed class ClientsHost(ServersFixture servers) : ServiceHost<ClientsDb>(servers, "clients");
