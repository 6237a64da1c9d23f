using System.Text.Json;
using Credentialing.NativeServers;

namespace Aspire.Hosting.Running;

/// <summary>What one run leaves for the next: data, ports, generated secrets, logs; and who runs now.</summary>
internal sealed class StateFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _gate = new();
    private readonly string _path = Path.GetFullPath(path);

    public string DataOf(string resource) => Path.Combine(_path, resource);

    public string LogOf(string instance) => Path.Combine(_path, "logs", instance + ".log");

    /// <summary>The folder is ours until disposal; throws when another run has it. The kernel lets go when its holder is killed.</summary>
    public IDisposable Take()
    {
        Make();
        try
        {
            return new FileStream(Path.Combine(_path, "lock"), Options(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException)
        {
            throw new DistributedApplicationException($"A stack is already running on {_path}.");
        }
    }

    /// <summary>A port for the name: the one it had before if that is free, else a new one.</summary>
    public int Port(string name)
    {
        lock (_gate)
        {
            var ports = Read<Dictionary<string, int>>("ports.json") ?? [];
            if (!ports.TryGetValue(name, out var port) || !Ports.IsFree(port))
            {
                do
                {
                    port = Ports.Free();
                }
                while (ports.ContainsValue(port));

                ports[name] = port;
                Write("ports.json", ports);
            }

            return port;
        }
    }

    /// <summary>A generated value, the same in every run.</summary>
    public string Secret(string name, Func<string> generate)
    {
        lock (_gate)
        {
            var secrets = Read<Dictionary<string, string>>("secrets.json") ?? [];
            if (!secrets.TryGetValue(name, out var secret))
            {
                secrets[name] = secret = generate();
                Write("secrets.json", secrets);
            }

            return secret;
        }
    }

    /// <summary>Says which process an instance is, for people and for tests that kill it.</summary>
    public void WriteProcessId(string instance, int processId)
    {
        var file = Path.Combine(_path, "pids", instance);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"{processId}\n");
    }

    public void DeleteProcessId(string instance) => File.Delete(Path.Combine(_path, "pids", instance));

    private static FileStreamOptions Options(FileMode mode, FileShare share) => new()
    {
        Mode = mode,
        Access = FileAccess.Write,
        Share = share,
        UnixCreateMode = OwnerOnly,
    };

    private void Make() => Directory.CreateDirectory(_path);

    private T? Read<T>(string name)
    {
        var file = Path.Combine(_path, name);
        return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllBytes(file)) : default;
    }

    /// <summary>By a second file and a rename: a crash leaves the old or the new one, never half.</summary>
    private void Write<T>(string name, T value)
    {
        Make();
        var file = Path.Combine(_path, name);
        using (var stream = new FileStream(file + ".new", Options(FileMode.Create, FileShare.None)))
        {
            JsonSerializer.Serialize(stream, value, Indented);
        }

        File.Move(file + ".new", file, overwrite: true);
    }
}
