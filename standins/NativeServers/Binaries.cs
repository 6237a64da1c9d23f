namespace Credentialing.NativeServers;

/// <summary>Where the distribution puts the servers.</summary>
public static class Binaries
{
    /// <summary>Folder of PostgreSQL's programs, the newest major version that is installed.</summary>
    public static string Postgres() => Postgres("/usr/lib/postgresql");

    internal static string Postgres(string root)
    {
        var versions = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        return versions
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "postgres")))
            .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var major) ? major : 0)
            .FirstOrDefault()
            ?? throw Missing("PostgreSQL", "postgresql");
    }

    /// <summary>RabbitMQ's start script: the one that does not change user.</summary>
    public static string RabbitMq() => Find("RabbitMQ", "rabbitmq-server", "/usr/lib/rabbitmq/bin/rabbitmq-server");

    /// <summary>Erlang's port mapper.</summary>
    public static string Epmd() => Find("Erlang", "erlang-base", "/usr/bin/epmd", "/usr/local/bin/epmd");

    internal static string Find(string name, string package, params string[] candidates) =>
        candidates.FirstOrDefault(File.Exists) ?? throw Missing(name, package);

    private static ServerException Missing(string name, string package) =>
        new(ServerFailure.MissingBinary, $"{name} is not installed: apt-get install {package}");
}
