using System.Net;
using Credentialing.Notifications.Webhooks;
using Credentialing.Notifications.Webhooks.Sending;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Notifications;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("93.184.216.34", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_the_public_Internet_is_public(string address, bool isPublic) => PublicAddresses.Includes(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("https://hooks.partner.example/in?key=1", null)]
    [InlineData("https://hooks.partner.example:8443/in", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("http://hooks.partner.example/", "https")]
    [InlineData("https://127.0.0.1/", "public")]
    [InlineData("https://2130706433/", "public")]
    [InlineData("https://0x7f.1/", "public")]
    [InlineData("https://0177.0.0.1/", "public")]
    [InlineData("https://[::1]/", "public")]
    [InlineData("https://[::ffff:10.0.0.1]/", "public")]
    [InlineData("https://localhost/", "public")]
    [InlineData("https://LOCALHOST./", "public")]
    [InlineData("https://rabbitmq/", "public")]
    [InlineData("https://db.internal/", "public")]
    [InlineData("https://a.localhost/", "public")]
    [InlineData("https://me:pw@partner.example/", "login")]
    [InlineData("https://partner.example/#x", "fragment")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("//partner.example", "https")]
    [InlineData("nonsense", "absolute")]
    [InlineData(null, "absolute")]
    public void An_address_that_can_be_seen_to_be_wrong_is_not_registered(string? url, string? wrong)
    {
        var said = WebhookUrl.Wrong(url, allowPrivate: false);
        if (wrong is null)
        {
            said.ShouldBeNull();
        }
        else
        {
            said.ShouldNotBeNull().ShouldContain(wrong);
        }
    }

    [Fact]
    public async Task A_name_that_turns_private_after_it_was_registered_is_not_connected_to()
    {
        var asked = 0;
        using var post = new WebhookPost(allowPrivate: false, (_, _) =>
        {
            asked++;
            return Task.FromResult(new[] { IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.Parse("::ffff:10.0.0.1") });
        });

        var result = await post.SendAsync("https://rebinding.partner.example/", "msg_1", "{}", ["whsec_AAAA"], default);

        (result.Status, result.Error, asked).ShouldBe((null, "addressNotAllowed", 1));
        (await post.SendAsync("https://127.0.0.1:1/", "msg_1", "{}", ["whsec_AAAA"], default)).Error.ShouldBe("addressNotAllowed");
        (await post.SendAsync("https://2130706433:1/", "msg_1", "{}", ["whsec_AAAA"], default)).Error.ShouldBe("addressNotAllowed");
    }
}
