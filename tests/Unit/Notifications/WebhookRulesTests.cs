using Credentialing.Notifications.Webhooks;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Notifications;

public sealed class WebhookRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    // The example of the specification's reference libraries.
    [Fact]
    public void The_signature_is_that_of_Standard_Webhooks() =>
        WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void The_secret_before_signs_for_a_day()
    {
        var webhook = Webhook.Register("https://partner.example/", ["invoice.paid", "invoice.paid"], [], s_now);
        var first = webhook.Secret;
        webhook.EventTypes.ShouldBe(["invoice.paid"]);
        Convert.FromBase64String(first["whsec_".Length..]).Length.ShouldBe(32);

        webhook.Rotate(s_now);

        webhook.SecretsAt(s_now.AddHours(23)).ShouldBe([webhook.Secret, first]);
        webhook.SecretsAt(s_now.AddHours(24)).ShouldBe([webhook.Secret]);
    }

    [Fact]
    public void A_delivery_that_only_fails_is_tried_ever_more_rarely_for_three_days()
    {
        var delivery = WebhookDelivery.Of(new WebhookId(Guid.CreateVersion7()), new ClientId(Guid.CreateVersion7()), Guid.CreateVersion7(), "invoice.paid", s_now);
        var (now, pauses) = (s_now, new List<TimeSpan>());
        while (delivery.State == DeliveryState.Pending && pauses.Count < 100)
        {
            // Claiming counts the attempt, which the database does.
            typeof(WebhookDelivery).GetProperty(nameof(WebhookDelivery.Attempts))!.SetValue(delivery, pauses.Count + 1);
            delivery.Take(500, "refused", now);
            pauses.Add(delivery.NextAttemptAt - now);
            now = delivery.NextAttemptAt;
        }

        delivery.State.ShouldBe(DeliveryState.Failed);
        pauses.Count.ShouldBeInRange(15, 40);
        pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(7.5));
        pauses.ShouldAllBe(pause => pause <= TimeSpan.FromHours(9));
        now.ShouldBeGreaterThan(s_now.AddDays(3));

        delivery.Again(now);
        (delivery.State, delivery.TriedUntil).ShouldBe((DeliveryState.Pending, now.AddDays(3)));
        delivery.Take(204, null, now).ShouldBeFalse();
        delivery.State.ShouldBe(DeliveryState.Delivered);
    }
}
