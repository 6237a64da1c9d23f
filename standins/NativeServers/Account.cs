using System.Security.Cryptography;
using System.Text;

namespace Credentialing.NativeServers;

/// <summary>PostgreSQL refuses to run as root; as root it runs as the user postgres, in a folder that this user can enter.</summary>
internal static class Account
{
    private const string Postgres = "postgres";

    public static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    /// <summary>What goes before a command line so that it runs as a user that PostgreSQL accepts.</summary>
    public static string[] Drop => IsRoot
        ? ["setpriv", $"--reuid={Postgres}", $"--regid={Postgres}", "--init-groups", "--"]
        : [];

    /// <summary>
    /// Makes the folder for PostgreSQL and returns where it really is: the folder itself, or, when the user postgres cannot
    /// get there, one below /var/tmp named after it, to which the folder then is a link.
    /// </summary>
    public static async Task<string> HomeAsync(string wanted, CancellationToken cancellation)
    {
        wanted = Path.GetFullPath(wanted);
        if (!IsRoot)
        {
            Directory.CreateDirectory(wanted, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return wanted;
        }

        if (new DirectoryInfo(wanted).LinkTarget is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
            await Command.RunAsync(["install", "-d", "-m", "700", "-o", Postgres, "-g", Postgres, wanted], cancellation);
            if ((await Command.TryAsync([.. Drop, "test", "-w", wanted], cancellation)).ExitCode == 0)
            {
                return wanted;
            }

            Directory.Delete(wanted, recursive: true);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..16];
        var home = $"/var/tmp/credentialing-{hash}";
        await RefuseForeignAsync(home, cancellation);
        await Command.RunAsync(["install", "-d", "-m", "700", "-o", Postgres, "-g", Postgres, home], cancellation);
        if (new DirectoryInfo(wanted).LinkTarget is null)
        {
            File.CreateSymbolicLink(wanted, home);
        }

        return home;
    }

    /// <summary>/var/tmp is everybody's: a folder or link of that name made by someone else is not used.</summary>
    private static async Task RefuseForeignAsync(string home, CancellationToken cancellation)
    {
        var (exitCode, output) = await Command.TryAsync(["stat", "-c", "%U %F", home], cancellation);
        if (exitCode == 0 && !string.Equals(output.Trim(), $"{Postgres} directory", StringComparison.Ordinal))
        {
            throw new ServerException(ServerFailure.DataUnusable, $"PostgreSQL cannot use {home}: it is not a folder of the user {Postgres}.");
        }
    }
}
