using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Sandbox;

public sealed class MailTests(SandboxHost sandbox) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task A_message_with_words_in_any_script_and_a_file_is_kept_as_it_was_meant()
    {
        using var message = new MailMessage("billing@example.org", "größe@example.org".Replace("ö", "o", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal))
        {
            Subject = "Rechnung für Größe – 请付款, a subject that is longer than a line of a header may be",
            Body = ".a dot first\r\n..and two\r\nZeile äöü\r\n.",
            BodyEncoding = Encoding.UTF8,
        };
        message.Attachments.Add(new Attachment(new MemoryStream([0, 255, 13, 10, 46, 13, 10]), "invoice.pdf", "application/pdf"));
        using var client = new SmtpClient("127.0.0.1", sandbox.SmtpPort);

        await client.SendMailAsync(message);

        var kept = (await ListAsync("grosse@example.org")).ShouldHaveSingleItem();
        kept.GetProperty("from").GetString().ShouldBe("billing@example.org");
        kept.GetProperty("subject").GetString().ShouldBe(message.Subject);
        kept.GetProperty("text").GetString()!.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').ShouldBe(".a dot first\n..and two\nZeile äöü\n.");
        var file = kept.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem();
        (file.GetProperty("name").GetString(), file.GetProperty("content").GetString()).ShouldBe(("invoice.pdf", Convert.ToBase64String([0, 255, 13, 10, 46, 13, 10])));
    }

    [Fact]
    public async Task The_protocol_is_kept_in_order()
    {
        var answers = await SayAsync("RCPT TO:<a@example.org>", "EHLO tests", "DATA", "MAIL FROM:<x@example.org>", "DATA", "RCPT TO:<order@example.org>", "RSET", "DATA", "VRFY a", "NOOP", "QUIT");
        answers.Where(answer => answer.Length > 3 && answer[3] == ' ').Select(answer => answer[..3])
            .ShouldBe(["220", "503", "250", "503", "250", "503", "250", "250", "503", "502", "250", "221"]);
    }

    [Fact]
    public async Task A_server_that_is_down_says_421_and_a_wrong_one_refuses_each_message()
    {
        await sandbox.SetAsync("mail", "down");
        (await SayAsync("QUIT"))[0].ShouldStartWith("421");
        await sandbox.SetAsync("mail", "wrong");
        var answers = await SayAsync("EHLO tests", "MAIL FROM:<x@example.org>", "RCPT TO:<refused@example.org>", "DATA", "Subject: x\r\n\r\ny\r\n.", "QUIT");
        answers.ShouldContain(answer => answer.StartsWith("554", StringComparison.Ordinal));
        await sandbox.SetAsync("mail", "ok");
        (await ListAsync("refused@example.org")).ShouldBeEmpty();
    }

    private async Task<System.Text.Json.JsonElement[]> ListAsync(string to)
    {
        using var response = await sandbox.Http.GetAsync(new Uri($"/mail?to={WebUtility.UrlEncode(to)}", UriKind.Relative));
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray()];
    }

    private async Task<List<string>> SayAsync(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, sandbox.SmtpPort);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        var answers = new List<string> { (await reader.ReadLineAsync())! };
        foreach (var line in lines.TakeWhile(_ => !answers[0].StartsWith("421", StringComparison.Ordinal)))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
            do
            {
                answers.Add((await reader.ReadLineAsync())!);
            }
            while (answers[^1][3] == '-');
        }

        return answers;
    }
}
