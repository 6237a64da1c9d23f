using System.Text;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Mail;

/// <summary>One conversation by RFC 5321. A slow server accepts late, one that is down says 421, a wrong one refuses each message.</summary>
internal sealed class SmtpConversation(Stream stream, Mailbox mailbox, PartSwitches switches) : IDisposable
{
    private const int LongestMessage = 30 * 1024 * 1024;

    private readonly StreamReader _reader = new(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
    private readonly List<string> _to = [];
    private string? _from;

    public void Dispose() => _reader.Dispose();

    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        if (switches[Parts.Mail].Mode == PartMode.Down)
        {
            await SayAsync("421 sandbox is down", cancellationToken);
            return;
        }

        await SayAsync("220 sandbox", cancellationToken);
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await DataAsync(cancellationToken);
            }
            else
            {
                await SayAsync(Answer(verb, line), cancellationToken);
            }

            if (verb == "QUIT")
            {
                return;
            }
        }
    }

    private string Answer(string verb, string line)
    {
        switch (verb)
        {
            case "EHLO":
                Forget();
                return $"250-sandbox\r\n250-8BITMIME\r\n250 SIZE {LongestMessage}";
            case "HELO":
                Forget();
                return "250 sandbox";
            case "MAIL" when Address(line) is { } sender:
                Forget();
                _from = sender;
                return "250 OK";
            case "RCPT" when _from is null:
                return "503 MAIL first";
            case "RCPT" when Address(line) is { Length: > 0 } recipient:
                _to.Add(recipient);
                return "250 OK";
            case "MAIL" or "RCPT":
                return "501 No address";
            case "RSET":
                Forget();
                return "250 OK";
            case "NOOP":
                return "250 OK";
            case "QUIT":
                return "221 Bye";
            default:
                return "502 Not here";
        }
    }

    private async Task DataAsync(CancellationToken cancellationToken)
    {
        if (_from is null || _to.Count == 0)
        {
            await SayAsync("503 MAIL and RCPT first", cancellationToken);
            return;
        }

        await SayAsync("354 End with a dot alone", cancellationToken);
        var message = new StringBuilder();
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == ".")
            {
                await SayAsync(await TakeAsync(message, cancellationToken), cancellationToken);
                return;
            }

            // Who wrote the line put a dot before its own.
            if (message.Length <= LongestMessage)
            {
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }
        }
    }

    private async Task<string> TakeAsync(StringBuilder message, CancellationToken cancellationToken)
    {
        var (from, to) = (_from!, _to.ToArray());
        Forget();
        if (message.Length > LongestMessage)
        {
            return "552 Too long";
        }

        if (switches.IsWrong(Parts.Mail))
        {
            return "554 Refused";
        }

        mailbox.Deliver(from, to, Encoding.Latin1.GetBytes(message.ToString()));
        if (switches[Parts.Mail].DelayMs is > 0 and var delay)
        {
            await Task.Delay(delay, cancellationToken);
        }

        return "250 OK";
    }

    private void Forget()
    {
        _from = null;
        _to.Clear();
    }

    private static string? Address(string line)
    {
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return open >= 0 && close > open ? line[(open + 1)..close] : null;
    }

    private async Task SayAsync(string answer, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), cancellationToken);
}
