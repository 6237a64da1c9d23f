using System.Text;

namespace Credentialing.NativeServers;

/// <summary>What a process writes, in one file that starts anew at 10 MB (the one before stays as <c>.1</c>).</summary>
public sealed class ProcessLog : IDisposable
{
    private const long Limit = 10 * 1024 * 1024;
    private const int TailLines = 40;

    private readonly Lock _gate = new();
    private readonly Queue<string> _tail = new();
    private StreamWriter? _writer;

    /// <summary>Appends to the file, which is readable by its owner only.</summary>
    public ProcessLog(string file)
    {
        File = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        _writer = Open();
    }

    /// <summary>The full path.</summary>
    public string File { get; }

    /// <summary>The last lines, to say why a start failed.</summary>
    public string Tail
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _tail);
            }
        }
    }

    /// <summary>Appends one line; a disk that is full loses lines, never the process.</summary>
    public void Write(string line)
    {
        lock (_gate)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines)
            {
                _tail.Dequeue();
            }

            try
            {
                _writer?.WriteLine(line);
                if (_writer?.BaseStream.Position > Limit)
                {
                    _writer.Dispose();
                    System.IO.File.Move(File, File + ".1", overwrite: true);
                    _writer = Open();
                }
            }
            catch (IOException)
            {
                // Nothing to be done about a log that cannot be written; what it belongs to goes on.
            }
        }
    }

    /// <summary>Forgets the last lines, so that the next start is judged by its own.</summary>
    public void ClearTail()
    {
        lock (_gate)
        {
            _tail.Clear();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private StreamWriter Open() => new(
        new FileStream(File, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }),
        new UTF8Encoding(false))
    {
        AutoFlush = true,
    };
}
