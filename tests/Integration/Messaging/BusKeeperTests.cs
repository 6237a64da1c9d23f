using System.Reflection;
using Credentialing.ServiceDefaults.Messaging.Broker;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>What nobody knows how to bring about in a real bus any more: that it stays deaf beside a broker that answers.</summary>
public sealed class BusKeeperTests(ServersFixture servers)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_bus_that_stays_deaf_though_the_broker_answers_ends_its_service_that_another_one_may_hear()
    {
        var bus = Deaf.Bus(out var deaf);
        await using var broker = Broker(servers.RabbitConnectionString);
        using var lifetime = new Lifetime();
        using var keeper = Keeper(bus, broker, lifetime);
        await keeper.StartAsync(CancellationToken.None);

        await TestService.EventuallyAsync(() => Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested), "the service ends");

        await keeper.ExecuteTask!;
        (deaf.Starts, deaf.Stops).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_bus_that_hears_is_left_alone_and_stopped_with_its_service()
    {
        var bus = Deaf.Bus(out var deaf);
        deaf.Hears = true;
        await using var broker = Broker(servers.RabbitConnectionString);
        using var lifetime = new Lifetime();
        using var keeper = Keeper(bus, broker, lifetime);
        await keeper.StartAsync(CancellationToken.None);

        await Task.Delay(s_patience * 3);

        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        await keeper.StopAsync(CancellationToken.None);
        (deaf.Starts, deaf.Stops).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_bus_whose_broker_is_away_waits_for_it()
    {
        var bus = Deaf.Bus(out var deaf);
        await using var broker = Broker("amqp://guest:guest@127.0.0.1:1");
        using var lifetime = new Lifetime();
        using var keeper = Keeper(bus, broker, lifetime);
        await keeper.StartAsync(CancellationToken.None);

        await Task.Delay(s_patience * 3);

        (deaf.Starts, deaf.Stops).ShouldBe((1, 0));
        await keeper.StopAsync(CancellationToken.None);
    }

    private static BusKeeper Keeper(IBusControl bus, BrokerConnection broker, Lifetime lifetime) =>
        new(bus, broker, lifetime, NullLogger<BusKeeper>.Instance) { Patience = s_patience };

    private static BrokerConnection Broker(string address) => new(address, "keeper", NullLogger<BrokerConnection>.Instance);

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }

    /// <summary>The three things that the keeper asks of a bus.</summary>
    public class Deaf : DispatchProxy
    {
        public int Starts { get; private set; }

        public int Stops { get; private set; }

        public bool Hears { get; set; }

        internal static IBusControl Bus(out Deaf deaf)
        {
            var bus = Create<IBusControl, Deaf>();
            deaf = (Deaf)(object)bus;
            return bus;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case nameof(IBusControl.StartAsync):
                    Starts++;
                    return Task.FromResult<BusHandle>(null!);
                case nameof(IBusControl.StopAsync):
                    Stops++;
                    return Task.CompletedTask;
                case nameof(IBusControl.CheckHealth):
                    var endpoints = new Dictionary<string, EndpointHealthResult>(StringComparer.Ordinal);
                    return Hears ? BusHealthResult.Healthy("Ready", endpoints) : BusHealthResult.Degraded("Deaf", new InvalidOperationException(), endpoints);
                default:
                    throw new NotSupportedException(targetMethod.Name);
            }
        }
    }
}
