using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.Tests.Integration.Documents;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>Mail to people who sign in: with the link that Identity has sealed, once, on record, and without a trace of the link.</summary>
[Collection(SharedNotifications.Name)]
public sealed class PeopleMailTests(NotificationsHost host)
{
    // Links live by the real clock, whatever other tests do to the host's.
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_invitation_and_a_reset_come_once_with_their_links_which_the_log_never_holds()
    {
        var to = $"ada.{Guid.CreateVersion7():N}@people.example";
        var link = $"https://portal.example/account/invitation?code={Guid.CreateVersion7():N}";
        var seal = host.Services.GetRequiredService<MessageSeal>();
        var invited = new UserInvited(Guid.CreateVersion7(), Guid.CreateVersion7(), to, "Ada Quinn", seal.Seal(MailLinks.Purpose, link), _now.AddDays(3), _now);
        var reset = new PasswordResetRequested(Guid.CreateVersion7(), Guid.CreateVersion7(), to, "Ada Quinn", seal.Seal(MailLinks.Purpose, link), _now.AddHours(1), _now);
        var changed = new SignInChanged(Guid.CreateVersion7(), to, "Ada Quinn", "password", _now);
        await host.PublishAsync(invited, reset, changed, invited, reset, changed);
        using var staff = host.As("manager");
        var log = await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?q={to}&state=sent", 3);
        await host.PublishAsync(invited, reset, changed, new SignInChanged(Guid.CreateVersion7(), to, "Ada Quinn", "recoveryCodes", _now));
        log = await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?q={to}&state=sent", 4);

        log.Select(mail => mail.Text("template")).ShouldBe(["invitation", "password-reset", "sign-in-changed", "sign-in-changed"], ignoreOrder: true);
        string.Concat(log.Select(mail => mail.ToString())).ShouldNotContain("code=");
        var mails = host.Post.To(to);
        mails.Length.ShouldBe(4, "however often the events come");
        mails.Count(mail => MailTests.Decoded(mail.Message).Contains(link, StringComparison.Ordinal)).ShouldBe(2);
        mails.ShouldContain(mail => MailTests.Decoded(mail.Message).Contains("Your password was changed on", StringComparison.Ordinal));
        (await host.AsOwnerAsync($"SELECT count(*) FROM mails m WHERE \"to\" = '{to}' AND (sealed_link IS NOT NULL OR m::text LIKE '%{link}%')")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_link_that_has_ended_is_not_sent_and_the_log_says_so()
    {
        var to = $"late.{Guid.CreateVersion7():N}@people.example";
        var seal = host.Services.GetRequiredService<MessageSeal>();
        await host.PublishAsync(new UserInvited(Guid.CreateVersion7(), Guid.CreateVersion7(), to, "Late", seal.Seal(MailLinks.Purpose, "https://x.example"), _now.AddMinutes(-1), _now.AddDays(-3)));
        using var staff = host.As("manager");
        var failed = (await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?q={to}&state=failed", 1)).Single();

        failed.Text("lastError").ShouldBe("linkExpired");
        host.Post.To(to).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_emergency_is_told_once_to_everybody_who_has_to_know()
    {
        var (first, second) = ($"a.{Guid.CreateVersion7():N}@people.example", $"b.{Guid.CreateVersion7():N}@people.example");
        var taken = new EmergencyAccessTaken(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa Responder", [new(first, "Ann"), new(second, "Ben")], _now, _now.AddMinutes(30));
        await host.PublishAsync(taken, taken);
        using var staff = host.As("manager");
        var told = (await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?q={second}&state=sent", 1)).Single();
        await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?q={first}&state=sent", 1);

        told.Text("subject").ShouldBe("Rosa Responder has taken emergency access");
        MailTests.Decoded(host.Post.To(first).ShouldHaveSingleItem().Message).ShouldContain("Dear Ann,");
        host.Post.To(second).ShouldHaveSingleItem();
    }
}
