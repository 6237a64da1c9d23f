using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.Tests.Integration.Records;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>Mail to people who sign in: with the link that Identity has sealed, and without a trace of it here.</summary>
[Collection(SharedNotifications.Name)]
public sealed class PeopleMailTests(NotificationsHost host)
{
    // By the host's clock, which other tests move.
    private readonly DateTimeOffset _now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task An_invitation_and_a_reset_come_with_their_links_which_are_kept_nowhere()
    {
        var (id, to) = (Guid.CreateVersion7(), $"ada.{Guid.CreateVersion7():N}@people.example");
        var link = $"https://portal.example/account/invitation?code={Guid.CreateVersion7():N}";
        var seal = host.Services.GetRequiredService<MessageSeal>();
        var invited = new UserInvited(Guid.CreateVersion7(), id, to, "Ada Quinn", seal.Seal(MailLinks.Purpose, link), _now.AddDays(3), _now);
        await host.PublishAsync(invited);
        await host.PublishAsync(new PasswordResetRequested(Guid.CreateVersion7(), Guid.CreateVersion7(), to, "Ada Quinn", seal.Seal(MailLinks.Purpose, link), _now.AddHours(1), _now));
        await host.PublishAsync(new SignInChanged(Guid.CreateVersion7(), to, "Ada Quinn", "password", _now));
        await Wait.UntilAsync("the mails are there", () => Task.FromResult(host.Post.To(to).Length == 3));

        var mails = host.Post.To(to);
        mails.Select(mail => mail.Message).Count(message => message.Contains($"<{id}@", StringComparison.Ordinal)).ShouldBe(1);
        mails.Count(mail => MailTests.Decoded(mail.Message).Contains(link, StringComparison.Ordinal)).ShouldBe(2);
        mails.ShouldContain(mail => MailTests.Decoded(mail.Message).Contains("Your password was changed on", StringComparison.Ordinal));
        (await host.AsOwnerAsync($"SELECT count(*) FROM mails WHERE text LIKE '%{link}%' OR \"to\" = '{to}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_link_that_has_ended_is_not_sent()
    {
        var to = $"late.{Guid.CreateVersion7():N}@people.example";
        var seal = host.Services.GetRequiredService<MessageSeal>();
        await host.PublishAsync(new UserInvited(Guid.CreateVersion7(), Guid.CreateVersion7(), to, "Late", seal.Seal(MailLinks.Purpose, "https://x.example"), _now.AddMinutes(-1), _now.AddDays(-3)));
        await host.PublishAsync(new SignInChanged(Guid.CreateVersion7(), to, "Late", "authenticator", _now));
        await Wait.UntilAsync("the later mail is there", () => Task.FromResult(host.Post.To(to).Length > 0));

        host.Post.To(to).ShouldHaveSingleItem().Message.ShouldContain("Your authenticator was changed");
    }
}
