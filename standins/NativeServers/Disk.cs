namespace Credentialing.NativeServers;

/// <summary>Says no before a server finds out half way that its disk is full.</summary>
public static class Disk
{
    private const long Needed = 256L * 1024 * 1024;

    /// <summary>Throws one sentence when the folder's disk has less than 256 MB left.</summary>
    public static void Require(string directory, string server) =>
        Require(new DriveInfo(directory).AvailableFreeSpace, directory, server);

    internal static void Require(long available, string directory, string server)
    {
        if (available < Needed)
        {
            throw new ServerException(
                ServerFailure.DiskFull,
                $"{server} cannot start: the disk of {directory} is full ({available / 1024 / 1024} MB left, {Needed / 1024 / 1024} MB needed).");
        }
    }
}
