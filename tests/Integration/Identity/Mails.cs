using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.Tests.Integration.Records;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The mails that Identity has sent, as the events that Notifications hears.</summary>
public static class Mails
{
    /// <summary>The last event of this kind to this address, once there is one more than before.</summary>
    public static async Task<JsonElement> MailAsync(this IdentityHost host, string kind, string email, int before = 0)
    {
        List<JsonElement> mails = [];
        await Wait.UntilAsync($"{kind} to {email}", async () => (mails = await host.MailsAsync(kind, email)).Count > before, 30);
        return mails[^1];
    }

    public static async Task<List<JsonElement>> MailsAsync(this IdentityHost host, string kind, string email)
    {
        var bodies = await host.ReadAsync("SELECT convert_from(body, 'UTF8') FROM outbox_messages WHERE type LIKE '%' || $1 ORDER BY sequence", kind);
        return [.. bodies.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("message")).Where(mail => mail.Text("email") == email)];
    }

    /// <summary>The path of the link in a mail, opened as Notifications does.</summary>
    public static string LinkIn(this IdentityHost host, JsonElement mail)
    {
        var link = new Uri(host.Services.GetRequiredService<MessageSeal>().Open(MailLinks.Purpose, mail.Text("sealedLink")));
        link.GetLeftPart(UriPartial.Authority).ShouldBe(host.Issuer);
        return link.PathAndQuery;
    }
}
