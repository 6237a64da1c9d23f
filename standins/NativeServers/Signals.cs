using System.Runtime.InteropServices;

namespace Credentialing.NativeServers;

/// <summary>The signals that we send.</summary>
public enum Signal
{
    /// <summary>PostgreSQL: stop fast and cleanly.</summary>
    Interrupt = 2,

    /// <summary>Ends without a chance to clean up.</summary>
    Kill = 9,

    /// <summary>Please stop.</summary>
    Terminate = 15,
}

/// <summary>Signals to processes that are not our children, such as those of an earlier run.</summary>
public static partial class Signals
{
    /// <summary>Whether the process got it.</summary>
    public static bool Send(int processId, Signal signal) => Kill(processId, (int)signal) == 0;

    /// <summary>Whether a process with this id runs and one of the given /proc files mentions the text: ids are used again.</summary>
    internal static bool Runs(int processId, string procFile, string mentions)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/{procFile}").Contains(mentions, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Stops a process of an earlier run: politely, then not.</summary>
    internal static async Task StopLeftoverAsync(int processId, string procFile, string mentions, Signal signal, CancellationToken cancellation)
    {
        Send(processId, signal);
        for (var waited = 0; Runs(processId, procFile, mentions); waited++)
        {
            if (waited == 300)
            {
                Send(processId, Signal.Kill);
            }

            await Task.Delay(100, cancellation);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
