using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Tenancy;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

[Collection(SharedProviders.Name)]
public sealed class DirectoryTests(ProvidersHost host)
{
    [Fact]
    public async Task A_clients_practices_and_providers_come_in_the_order_of_their_ids()
    {
        var client = await host.ClientAsync();
        var caller = host.As("clientAdmin", client);
        var practice = await caller.CreateAsync($"/v1/clients/{client}/practices", Bodies.Practice());
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await caller.CreateAsync("/v1/providers", Bodies.Provider(client, more:
                $",\"practiceIds\":[\"{practice.Id()}\"],\"ssn\":\"987654320\",\"caqhId\":\"12345678\",\"licenses\":[{{\"state\":\"CT\",\"number\":\"1\",\"expiresOn\":\"2031-05-31\"}}]"))).Id().ToString());
        }

        var directory = new ProviderDirectory.ProviderDirectoryClient(host.AsService());
        var all = await ReadAsync(directory.ListProviders(new ListProvidersRequest(), About(client)));
        var one = await ReadAsync(directory.ListProviders(new ListProvidersRequest { ProviderIds = { ids[1] } }, About(client)));
        var practices = await ReadAsync(directory.ListPractices(new ListPracticesRequest(), About(client)));

        all.Select(provider => provider.Id).ShouldBe(ids.Order(StringComparer.Ordinal));
        var told = one.ShouldHaveSingleItem();
        (told.Id, told.ClientId, told.Version, told.CaqhId, told.Excluded).ShouldBe((ids[1], client.ToString(), 1, "12345678", false));
        (told.Licenses[0].State, told.Licenses[0].IssuedOn, told.Licenses[0].ExpiresOn).ShouldBe(("CT", "", "2031-05-31"));
        told.PracticeIds.ShouldBe([practice.Id().ToString()]);
        told.ToString().ShouldNotContain("987654320");
        practices.ShouldHaveSingleItem().Locations[0].PostalCode.ShouldBe("06103");
    }

    [Fact]
    public async Task Nothing_of_another_client_is_answered()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var provider = await host.As("manager").CreateAsync("/v1/providers", Bodies.Provider(client));
        var directory = new ProviderDirectory.ProviderDirectoryClient(host.AsService());

        (await ReadAsync(directory.ListProviders(new ListProvidersRequest { ProviderIds = { provider.Id().ToString() } }, About(other)))).ShouldBeEmpty();
        (await ReadAsync(directory.ListProviders(new ListProvidersRequest(), ServiceCall.AboutNoClient(CancellationToken.None)))).ShouldBeEmpty();
        var wrong = await Should.ThrowAsync<RpcException>(async () => await ReadAsync(directory.ListProviders(new ListProvidersRequest { ProviderIds = { "one" } }, About(client))));
        GrpcProblem.From(wrong).Code.ShouldBe("id-invalid");
    }

    private static CallOptions About(Guid client) => ServiceCall.About(new ClientId(client), CancellationToken.None);

    private static async Task<List<T>> ReadAsync<T>(AsyncServerStreamingCall<T> call)
    {
        using (call)
        {
            var messages = new List<T>();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                messages.Add(call.ResponseStream.Current);
            }

            return messages;
        }
    }
}
