using System.Collections.Concurrent;
using System.Diagnostics;

namespace Credentialing.NativeServers;

/// <summary>A process that runs beside us and never outlives us.</summary>
/// <remarks>
/// The kernel signals the child when the thread that made it ends (PR_SET_PDEATHSIG), so that even <c>kill -9</c> leaves no
/// orphan. It is the thread that counts, not the process: all children are made on one thread that never ends. Each child has a
/// session of its own: Ctrl-C at a terminal reaches us alone, and we stop the children in order.
/// </remarks>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly BlockingCollection<Action> Work = [];

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static ChildProcess()
    {
        var thread = new Thread(() =>
        {
            foreach (var action in Work.GetConsumingEnumerable())
            {
                action();
            }
        })
        {
            IsBackground = true,
            Name = "Parent of all children",
        };
        thread.Start();
    }

    private ChildProcess(Process process) => _process = process;

    /// <summary>The process id.</summary>
    public int Id { get; private set; }

    /// <summary>Ends with the exit code when the process is gone.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>Starts a command whose output goes to the log.</summary>
    /// <param name="command">Program and arguments; never a secret among them.</param>
    /// <param name="log">Receives standard output and error.</param>
    /// <param name="environment">Added to ours; null removes.</param>
    /// <param name="directory">Working folder.</param>
    /// <param name="whenParentDies">Signal that the kernel sends when we are gone.</param>
    public static async Task<ChildProcess> StartAsync(
        IReadOnlyList<string> command,
        ProcessLog log,
        IReadOnlyDictionary<string, string?> environment,
        string directory,
        Signal whenParentDies = Signal.Kill)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        foreach (var argument in WithDeathSignal(command, whenParentDies))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                child.Start(log);
                started.SetResult();
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        await started.Task;
        return child;
    }

    /// <summary>Sends a signal; nothing happens when the process is gone.</summary>
    public void Send(Signal signal)
    {
        if (!Exited.IsCompleted)
        {
            Signals.Send(Id, signal);
        }
    }

    /// <summary>Asks it to stop, and ends it when it has not within the time given.</summary>
    public async Task StopAsync(Signal signal, TimeSpan patience)
    {
        Send(signal);
        if (await Task.WhenAny(Exited, Task.Delay(patience)) != Exited)
        {
            Send(Signal.Kill);
        }

        await Exited;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(Signal.Kill, TimeSpan.Zero);
        _process.Dispose();
    }

    private static IEnumerable<string> WithDeathSignal(IReadOnlyList<string> command, Signal signal)
    {
        var name = "--pdeathsig=" + signal switch
        {
            Signal.Interrupt => "INT",
            Signal.Terminate => "TERM",
            _ => "KILL",
        };

        // Changing the user clears the death signal, so one setpriv does both, in the order that it keeps.
        return string.Equals(command[0], "setpriv", StringComparison.Ordinal)
            ? ["setpriv", name, .. command.Skip(1)]
            : ["setpriv", name, "--", .. command];
    }

    private void Start(ProcessLog log)
    {
        _process.Exited += (_, _) => _exited.TrySetResult(_process.ExitCode);
        _process.OutputDataReceived += (_, line) => Write(log, line);
        _process.ErrorDataReceived += (_, line) => Write(log, line);
        _process.Start();
        Id = _process.Id;
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static void Write(ProcessLog log, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            log.Write(line.Data);
        }
    }
}
