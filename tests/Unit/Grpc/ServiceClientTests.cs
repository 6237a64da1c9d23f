using Credentialing.ServiceDefaults.Grpc;
using Credentialing.Tests.GrpcEchoHost.V1;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Grpc;

public class ServiceClientTests
{
    [Fact]
    public void A_service_without_an_address_is_named()
    {
        using var provider = Services().AddServiceClient<Echo.EchoClient>("echo").BuildServiceProvider();

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<Echo.EchoClient>)
            .Message.ShouldContain("services:echo:grpc:0");
    }

    [Fact]
    public void A_method_that_does_not_exist_cannot_be_listed_as_repeatable() =>
        Should.Throw<ArgumentException>(() => Services().AddServiceClient<Echo.EchoClient>("echo", ["GetEhco"]))
            .Message.ShouldContain("GetEhco");

    private static IServiceCollection Services() =>
        new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
}
