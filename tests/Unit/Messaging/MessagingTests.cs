using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Messaging.Contracts.Events.V2
{
    public sealed record CredentialFileOpened(Guid Id);
}

namespace Credentialing.Tests.Unit.Messaging
{
    public sealed class MessagingTests
    {
        private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        [Fact]
        public void An_event_is_named_for_its_service_its_version_and_what_happened() =>
            EventName.Of(typeof(Contracts.Events.V2.CredentialFileOpened)).ShouldBe("messaging.v2.credential-file-opened");

        [Fact]
        public void Only_contracts_are_events() => Should.Throw<ArgumentException>(() => EventName.Of(typeof(MessagingTests)));

        [Theory]
        [InlineData("Timeout while reading.", "Timeout while reading.")]
        [InlineData("No row for 'Doe, Jane'", "No row for …")]
        [InlineData("jane@example.org is unknown", "… is unknown")]
        [InlineData("SSN 123-45-6789 and DEA AB1234563", "SSN … and DEA …")]
        [InlineData("born 1970-01-02", "born …")]
        [InlineData("at (12 Elm Street) now", "at … now")]
        public void An_exceptions_words_are_kept_without_anybodys_data(string said, string kept) => Scrub.Text(said).ShouldBe(kept);

        [Theory]
        [InlineData(1, 0.5, 1)]
        [InlineData(4, 0.5, 8)]
        [InlineData(4, 0.0, 4)]
        [InlineData(4, 1.0, 12)]
        [InlineData(200, 0.5, 60)]
        public void Waiting_doubles_up_to_a_limit_and_scatters(int attempt, double random, double seconds) =>
            Backoff.After(attempt, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), random).ShouldBe(TimeSpan.FromSeconds(seconds));

        [Fact]
        public void A_failure_told_twice_counts_once_and_a_new_one_reopens()
        {
            var message = FailedMessage.New(Guid.CreateVersion7(), "billing-when-x", "clients.v1.x", [], "{}", Noon);
            message.Fail(Noon, "Exception", "…", 6);
            message.Fail(Noon, "Exception", "…", 6);
            message.Deliveries.ShouldBe(6);

            message.Replay("somebody", Noon).Message!.RoutingKey.ShouldBe("billing-when-x");
            message.Replay("somebody", Noon).Refusal!.Code.ShouldBe("message-not-filed");
            message.Fail(Noon.AddMinutes(1), "Exception", "…", 6);

            (message.State, message.Deliveries).ShouldBe((FailedMessageState.Filed, 12));
            message.Discard("not needed").ShouldBeNull();
            message.Discard("again")!.Code.ShouldBe("message-not-filed");
        }
    }
}
