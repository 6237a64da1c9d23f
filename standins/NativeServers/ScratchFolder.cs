using System.Globalization;

namespace Credentialing.NativeServers;

/// <summary>A folder for one server, or one stack, of one test run.</summary>
public sealed class ScratchFolder
{
    // Not /tmp: that is memory on many machines.
    private const string Root = "/var/tmp";
    private const string Prefix = "credentialing-test-";

    private static int _count;

    static ScratchFolder() => DeleteLeftovers();

    /// <summary>Nothing is made on disk before it is used.</summary>
    public ScratchFolder() => Path = $"{Root}/{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Removes it with all that is in it.</summary>
    public void Delete() => Delete(Path);

    /// <summary>A test run that was killed had no chance to clean up.</summary>
    private static void DeleteLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Root, Prefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
                || processId == Environment.ProcessId
                || !Directory.Exists($"/proc/{processId}"))
            {
                Delete(folder);
            }
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Never started.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or a server is still letting go of it: the next run tries again.
        }
    }
}
