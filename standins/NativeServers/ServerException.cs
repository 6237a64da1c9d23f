namespace Credentialing.NativeServers;

/// <summary>Why a server did not start.</summary>
public enum ServerFailure
{
    /// <summary>A program that is needed is not installed.</summary>
    MissingBinary,

    /// <summary>Another process listens on the port that was asked for.</summary>
    PortTaken,

    /// <summary>The data folder's disk is full.</summary>
    DiskFull,

    /// <summary>The data folder cannot be used: it belongs to someone else or was made by another version.</summary>
    DataUnusable,

    /// <summary>It exited or stayed silent; its log says why.</summary>
    DidNotStart,
}

/// <summary>A server could not be started. The message is one sentence for the person at the terminal.</summary>
public sealed class ServerException(ServerFailure failure, string message) : Exception(message)
{
    /// <summary>What went wrong, for code that decides.</summary>
    public ServerFailure Failure { get; } = failure;

    /// <summary>Turns what a failed server wrote into a sentence.</summary>
    internal static ServerException FromOutput(string server, string output, string logFile)
    {
        if (output.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) || output.Contains("enospc", StringComparison.OrdinalIgnoreCase))
        {
            return new(ServerFailure.DiskFull, $"{server} cannot start: the disk is full.");
        }

        if (output.Contains("Address already in use", StringComparison.OrdinalIgnoreCase) || output.Contains("eaddrinuse", StringComparison.OrdinalIgnoreCase))
        {
            return new(ServerFailure.PortTaken, $"{server} cannot start: another process took its port.");
        }

        if (output.Contains("incompatible with server", StringComparison.OrdinalIgnoreCase))
        {
            return new(ServerFailure.DataUnusable, $"{server} cannot start: its data was made by another version.");
        }

        return new(ServerFailure.DidNotStart, $"{server} did not start; its log says why: {logFile}");
    }
}
