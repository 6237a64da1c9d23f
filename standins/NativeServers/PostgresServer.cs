namespace Credentialing.NativeServers;

/// <summary>How to run PostgreSQL.</summary>
public sealed record PostgresOptions
{
    /// <summary>Where the data goes (see <see cref="PostgresServer.DataDirectory"/> for where it really is).</summary>
    public required string Directory { get; init; }

    /// <summary>Where its output goes.</summary>
    public required string LogFile { get; init; }

    /// <summary>The superuser's password, used when the data folder is first made.</summary>
    public required string Password { get; init; }

    /// <summary>The superuser.</summary>
    public string User { get; init; } = "postgres";

    /// <summary>Loopback port; a free one when null.</summary>
    public int? Port { get; init; }

    /// <summary>False trades safety for speed (no fsync): for tests whose data is thrown away.</summary>
    public bool Durable { get; init; } = true;
}

/// <summary>The distribution's PostgreSQL on a data folder of its own: TCP on loopback, passwords by SCRAM.</summary>
public sealed class PostgresServer(PostgresOptions options) : INativeServer
{
    private const string Name = "PostgreSQL";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ProcessLog _log = new(options.LogFile);
    private ChildProcess? _process;

    /// <inheritdoc />
    public int Port { get; } = options.Port ?? Ports.Free();

    /// <inheritdoc />
    public int ProcessId => _process?.Id ?? 0;

    /// <inheritdoc />
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    /// <summary>Where the data really is; empty before the first start.</summary>
    public string DataDirectory { get; private set; } = "";

    /// <summary>In Npgsql's words.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={options.User};Password={options.Password}";

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var bin = Binaries.Postgres();
        DataDirectory = Path.Combine(await Account.HomeAsync(options.Directory, cancellation), "data");
        Disk.Require(Path.GetDirectoryName(DataDirectory)!, Name);
        await StopLeftoverAsync(cancellation);
        Ports.Require(Port, Name);
        if (!File.Exists(Path.Combine(DataDirectory, "PG_VERSION")))
        {
            await InitializeAsync(bin, cancellation);
        }

        // After kill -9 the old backends take a moment to notice; until then the shared memory is theirs.
        for (var attempt = 0; ; attempt++)
        {
            _log.ClearTail();
            _process = await ChildProcess.StartAsync(
                [.. Account.Drop, Path.Combine(bin, "postgres"), .. Arguments()],
                _log,
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["LC_ALL"] = "C.UTF-8" },
                "/",
                whenParentDies: Signal.Interrupt);
            if (await AnswersAsync(bin, cancellation))
            {
                return;
            }

            await _process.DisposeAsync();
            if (attempt == 20 || !_log.Tail.Contains("is still in use", StringComparison.Ordinal))
            {
                throw ServerException.FromOutput(Name, _log.Tail, _log.File);
            }

            await Task.Delay(250, cancellation);
        }
    }

    /// <summary>Makes a database unless it is there.</summary>
    public async Task CreateDatabaseAsync(string database, CancellationToken cancellation = default)
    {
        var (exitCode, output) = await Command.TryAsync(
            [Path.Combine(Binaries.Postgres(), "createdb"), "-h", "127.0.0.1", "-p", $"{Port}", "-U", options.User, "--", database],
            cancellation,
            environment: new Dictionary<string, string>(StringComparer.Ordinal) { ["PGPASSWORD"] = options.Password });
        if (exitCode != 0 && !output.Contains("already exists", StringComparison.Ordinal))
        {
            throw new ServerException(ServerFailure.DidNotStart, $"{Name} did not make the database {database}: {output.Trim()}");
        }
    }

    /// <inheritdoc />
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync(Signal.Interrupt, TimeSpan.FromSeconds(30));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _log.Dispose();
    }

    private async Task InitializeAsync(string bin, CancellationToken cancellation)
    {
        // The password travels by standard input into a file that only the server's user can read.
        const string script = """
            set -e; umask 077; rm -rf "$2"; cat > "$2.password"; trap 'rm -f "$2.password"' EXIT
            "$1/initdb" -D "$2" -U "$3" --pwfile="$2.password" --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 $4
            """;
        string[] command = [.. Account.Drop, "sh", "-c", script, "sh", bin, DataDirectory, options.User, options.Durable ? "" : "--no-sync"];
        var (exitCode, output) = await Command.TryAsync(command, cancellation, options.Password + "\n");
        _log.Write(output);
        if (exitCode != 0)
        {
            throw ServerException.FromOutput(Name, output, _log.File);
        }
    }

    private IEnumerable<string> Arguments()
    {
        yield return "-D";
        yield return DataDirectory;
        List<string> settings = [$"port={Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=400"];
        if (!options.Durable)
        {
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        }

        foreach (var setting in settings)
        {
            yield return "-c";
            yield return setting;
        }
    }

    private async Task<bool> AnswersAsync(string bin, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (!_process!.Exited.IsCompleted && !patience.IsCancellationRequested)
        {
            var (exitCode, _) = await Command.TryAsync([Path.Combine(bin, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", $"{Port}"], cancellation);
            if (exitCode == 0)
            {
                return true;
            }

            await Task.WhenAny(_process.Exited, Task.Delay(50, cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
        return false;
    }

    private async Task StopLeftoverAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(DataDirectory, "postmaster.pid");
        if (File.Exists(file)
            && int.TryParse((await File.ReadAllLinesAsync(file, cancellation)).FirstOrDefault(), out var processId)
            && Signals.Runs(processId, "cmdline", DataDirectory))
        {
            _log.Write($"Stopping process {processId}, left by an earlier run.");
            await Signals.StopLeftoverAsync(processId, "cmdline", DataDirectory, Signal.Interrupt, cancellation);
        }
    }
}
