using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

public sealed class ConsumersTests
{
    [Fact]
    public void A_service_has_the_consumers_beside_its_database_and_nobody_elses()
    {
        ServiceDefaults.Messaging.Queues.Messaging.ConsumersOf(typeof(CounterDb)).ShouldContain(typeof(WhenNumberDrawn));
        ServiceDefaults.Messaging.Queues.Messaging.ConsumersOf(typeof(RecordsDb)).ShouldBeEmpty();
    }
}
