using Credentialing.ServiceDefaults.Messaging.Broker;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults.Messaging.Queues;

/// <summary>
/// Events between services: published through the outbox, consumed through the inbox, one quorum queue for each
/// consumer. A consumer is a class <c>When…</c> that implements <c>IConsumer&lt;TEvent&gt;</c>, or derives from
/// <see cref="ConsumeMany{T}"/>; there is nothing else to register.
/// </summary>
public static class Messaging
{
    // A killed process counts one delivery of everything it had prefetched, so a low limit would fail good messages.
    private const int DeliveryLimit = 20;
    private const int Wide = 16;
    private const ushort Prefetch = 48;

    /// <summary>The consumers of a service: the classes named <c>When…</c> at or below the namespace of its database.</summary>
    /// <param name="database">The service's database.</param>
    public static Type[] ConsumersOf(Type database) =>
    [
        .. database.Assembly.GetTypes().Where(type => IsConsumer(type) &&
            $"{type.Namespace}.".StartsWith($"{database.Namespace}.", StringComparison.Ordinal)),
    ];

    /// <summary>Adds the outbox, the inbox and the consumers; the broker need not be there yet.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="service">Its name.</param>
    /// <param name="consumers">Its consumers.</param>
    /// <exception cref="InvalidOperationException">There is no connection string <c>rabbitmq</c>.</exception>
    public static void AddMessaging(this IHostApplicationBuilder builder, string service, Type[] consumers)
    {
        var connectionString = builder.Configuration.GetConnectionString("rabbitmq") ??
            throw new InvalidOperationException("The connection string 'rabbitmq' is missing: set ConnectionStrings__rabbitmq.");
        builder.Services.AddScoped<MessageInbox>();
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<OutboxCommits>();
        builder.Services.AddSingleton(services => new BrokerConnection(connectionString, service, services.GetRequiredService<ILogger<BrokerConnection>>()));
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<OutboxNotices>();
        builder.Services.AddHostedService<Pruner>();
        builder.Services.AddHostedService<FailedMessageFiler>();

        // It writes exceptions with their messages, which may quote data; ours says what failed without.
        builder.Logging.AddFilter("MassTransit.ReceiveTransport", LogLevel.None);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var consumer in consumers)
            {
                bus.AddConsumer(consumer, Many.IsOne(consumer) ? typeof(ManyDefinition<>).MakeGenericType(consumer) : null);
            }

            // Not part of readiness: without the broker a service serves, and its work waits.
            bus.ConfigureHealthCheckOptions(check =>
            {
                check.Tags.Clear();
                check.Tags.Add("messaging");
            });
            bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, new Uri(connectionString), service, consumers));
        });
        builder.Services.RemoveMassTransitHostedService();
        builder.Services.AddHostedService<BusKeeper>();
    }

    private static bool IsConsumer(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Name.StartsWith("When", StringComparison.Ordinal) && type.IsAssignableTo(typeof(IConsumer));

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, Uri address, string service, Type[] consumers)
    {
        rabbit.Host(address.Host, (ushort)(address.Port < 0 ? 5672 : address.Port), VirtualHostOf(address), host =>
        {
            var login = address.UserInfo.Split(':', 2);
            host.Username(Uri.UnescapeDataString(login[0]));
            host.Password(Uri.UnescapeDataString(login.Length > 1 ? login[1] : ""));
            host.ConnectionName($"{service}-consumers");

            // How long a call waits for an answer that will not come any more, a few of them one after another.
            host.ContinuationTimeout(TimeSpan.FromSeconds(10));
        });
        rabbit.MessageTopology.SetEntityNameFormatter(new EventName.Formatter());
        rabbit.ConfigureJsonSerializerOptions(json =>
        {
            if (!json.Converters.OfType<JsonStringEnumConverter>().Any())
            {
                json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            }

            return json;
        });
        var broker = context.GetRequiredService<BrokerConnection>();
        foreach (var consumer in consumers)
        {
            rabbit.ReceiveEndpoint(QueueName.Of(service, consumer), queue => Configure(context, queue, broker, service, consumer));
        }
    }

    private static void Configure(
        IBusRegistrationContext context, IRabbitMqReceiveEndpointConfigurator queue, BrokerConnection broker, string service, Type consumer)
    {
        // A delivery limit alone deletes; with these four nothing leaves the queue before the other one has it.
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        queue.SetQueueArgument("x-dead-letter-exchange", "");
        queue.SetQueueArgument("x-dead-letter-routing-key", QueueName.FailedOf(service));
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        var together = Many.IsOne(consumer) ? Many.Together * Many.AtOnce : 0;
        queue.PrefetchCount = (ushort)(Prefetch + together);
        queue.ConcurrentMessageLimit = together > 0 ? together : consumer.GetCustomAttribute<AtOnceAttribute>()?.Messages ?? Wide;
        queue.PublishFaults = false;
        queue.ConfigureChannel(channel => channel.UseFilter(new LostChannelFilter()));
        var stopping = context.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var failed = new FailedMessageSender(
            broker, QueueName.FailedOf(service), context.GetRequiredService<TimeProvider>(), context.GetRequiredService<ILogger<FailedMessageSender>>(), stopping);
        queue.ConfigureError(pipe => pipe.UseFilter(failed));
        queue.ConfigureDeadLetter(pipe => pipe.UseFilter(failed));

        queue.UseMessageRetry(retry => Retries.UntilDatabaseIsBack(retry, stopping));
        queue.UseMessageRetry(retry => Retries.AFewTimes(retry, stopping));
        if (together == 0)
        {
            queue.UseConsumeFilter(typeof(InboxFilter<>), context);
        }

        queue.ConfigureConsumer(context, consumer);
    }

    private static string VirtualHostOf(Uri address) =>
        Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) is { Length: > 0 } name ? name : "/";
}
