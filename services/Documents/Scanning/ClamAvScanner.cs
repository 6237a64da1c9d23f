using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Credentialing.Documents.Documents;

namespace Credentialing.Documents.Scanning;

/// <summary>
/// Asks clamd (its command INSTREAM, over TCP). It is asked while a request waits, so only for a few files at a time and not
/// for long: what does not fit is quarantined, and scanned a moment later by a job.
/// </summary>
internal sealed partial class ClamAvScanner(string address, ILogger<ClamAvScanner> logger) : IScanner, IDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);

    public string Name => "clamAv";

    public async Task<DocumentState> ScanAsync(Stream file, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return DocumentState.Quarantined;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(s_patience);
        try
        {
            return Read(await AskAsync(file, deadline.Token));
        }
        catch (Exception exception) when (exception is SocketException or IOException ||
            (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.Away(logger, exception.GetType().Name);
            return DocumentState.Quarantined;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private DocumentState Read(string answer)
    {
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            return DocumentState.Rejected;
        }

        if (answer.EndsWith(": OK", StringComparison.Ordinal))
        {
            return DocumentState.Usable;
        }

        Log.Undecided(logger, answer);
        return DocumentState.Quarantined;
    }

    private async Task<string> AskAsync(Stream file, CancellationToken cancellationToken)
    {
        var (host, port) = (address[..address.LastIndexOf(':')], int.Parse(address[(address.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellationToken);
        await using var clamd = client.GetStream();
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        file.Position = 0;
        var piece = new byte[sizeof(int) + (64 * 1024)];
        int read;
        while ((read = await file.ReadAsync(piece.AsMemory(sizeof(int)), cancellationToken)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await clamd.WriteAsync(piece.AsMemory(0, sizeof(int) + read), cancellationToken);
        }

        await clamd.WriteAsync(new byte[sizeof(int)], cancellationToken);
        var answer = new byte[1024];
        var length = await clamd.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The scanner does not answer ({Exception}): the file is quarantined")]
        public static partial void Away(ILogger logger, string exception);

        [LoggerMessage(LogLevel.Warning, "The scanner could not decide ({Answer}): the file is quarantined")]
        public static partial void Undecided(ILogger logger, string answer);
    }
}
