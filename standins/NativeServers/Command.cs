using System.Diagnostics;

namespace Credentialing.NativeServers;

/// <summary>Runs a short command to its end.</summary>
internal static class Command
{
    /// <summary>Exit code and everything that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> TryAsync(
        IReadOnlyList<string> command,
        CancellationToken cancellation,
        string? input = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return (process.ExitCode, await output + await error);
    }

    /// <summary>Throws with what it wrote when it fails.</summary>
    public static async Task RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var (exitCode, output) = await TryAsync(command, cancellation);
        if (exitCode != 0)
        {
            throw new ServerException(ServerFailure.DidNotStart, $"{command[0]} failed: {output.Trim()}");
        }
    }
}
