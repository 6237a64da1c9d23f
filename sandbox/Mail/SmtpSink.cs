using System.Net;
using System.Net.Sockets;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Mail;

/// <summary>Takes every message on <c>Sandbox:SmtpPort</c> and delivers none further; 0 takes a free port, no port means no mail.</summary>
/// <param name="configuration">Has the port.</param>
/// <param name="mailbox">Keeps the messages.</param>
/// <param name="switches">How the server behaves.</param>
/// <param name="logger">Hears what broke.</param>
public sealed partial class SmtpSink(IConfiguration configuration, Mailbox mailbox, PartSwitches switches, ILogger<SmtpSink> logger) : BackgroundService
{
    private TcpListener? _listener;

    /// <summary>Where it listens, or null.</summary>
    public int? Port => (_listener?.LocalEndpoint as IPEndPoint)?.Port;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue<int?>("Sandbox:SmtpPort") is { } port)
        {
            _listener = new TcpListener(IPAddress.Loopback, port);
            _listener.Start();
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _listener?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_listener is not null && !stoppingToken.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using (client)
            {
                using var conversation = new SmtpConversation(client.GetStream(), mailbox, switches);
                await conversation.HoldAsync(cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or FormatException)
        {
            Broken(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A conversation ended early.")]
    private static partial void Broken(ILogger logger, Exception exception);
}
