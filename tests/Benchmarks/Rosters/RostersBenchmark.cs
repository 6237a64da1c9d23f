using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Credentialing.NativeServers;
using Npgsql;
using RabbitMQ.Client;

namespace Credentialing.Tests.Benchmarks.Rosters;

/// <summary>
/// A roster of 100,000 providers, each with a licence, a taxonomy and a date of birth, sent to Providers as a process of its
/// own: from the first byte of the request to the last provider, with events and audit entries, while the events are
/// published and the entries are sealed; servers with their default durability. Beside it, <c>COPY</c> of the rows that came of it.
/// </summary>
internal sealed class RostersBenchmark : IBenchmark
{
    private const int Rows = 100_000;
    private static readonly string[] s_tables = ["providers", "outbox_messages", "audit_entries"];

    public string Name => "rosters";

    public string What => "A roster of 100,000 providers, from request to imported with events and audit trail, beside COPY of the same rows.";

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        var folder = Directory.CreateDirectory($"/var/tmp/credentialing-bench-{Environment.ProcessId}").FullName;
        await using var postgres = new PostgresServer(new() { Directory = folder + "/pg", LogFile = folder + "/pg.log", User = "postgres", Password = "bench", Durable = true });
        await using var rabbit = new RabbitServer(new() { Directory = folder + "/rabbit", LogFile = folder + "/rabbit.log", User = "bench", Password = "bench" });
        await using var keys = new KeySet();
        Process? providers = null;
        try
        {
            await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());
            await ListenAsync(rabbit.ConnectionString);
            await postgres.CreateDatabaseAsync("providers");
            var database = postgres.ConnectionString("providers");
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            providers = Start(address, database, rabbit.ConnectionString, keys);
            using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys.Token("manager"));
            await ReadyAsync(http);
            await ImportAsync(http, database, 2000, 0);

            providers.Refresh();
            var before = providers.TotalProcessorTime;
            var (taken, imported) = await ImportAsync(http, database, Rows, 10_000);
            providers.Refresh();
            var (processor, memory) = (providers.TotalProcessorTime - before, providers.PeakWorkingSet64);
            var (copied, written) = await CopyAsync(database);
            return
            [
                new($"{Rows:N0} rows, from request to imported", $"{imported.TotalSeconds:N1} s", "< 60 s"),
                new("until the roster was taken in (202)", $"{taken.TotalSeconds:N1} s", ""),
                new("largest working set of the service", $"{memory / (1024 * 1024):N0} MB", "< 500 MB"),
                new("processor time of the service until then", $"{processor.TotalSeconds:N1} s", ""),
                new("COPY of the providers, with the same indexes", $"{copied.TotalSeconds:N1} s", ""),
                new("COPY of all rows: providers, events, audit entries", $"{written.TotalSeconds:N1} s", ""),
                new("ratio to COPY of all rows", (imported / written).ToString("N1", CultureInfo.InvariantCulture), ""),
            ];
        }
        finally
        {
            providers?.Kill();
            providers?.Dispose();
            await rabbit.StopAsync();
            await postgres.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(TimeSpan Taken, TimeSpan Imported)> ImportAsync(HttpClient http, string database, int rows, int from)
    {
        var client = Guid.CreateVersion7();
        await ExecuteAsync(database, $"INSERT INTO known_clients (client_id, known_version, name, kind, state, states, specialties) VALUES ('{client}', 1, 'A group', 'group', 'active', '{{}}', '{{}}')");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Roster(rows, from)), "file", "roster.csv" }, { new StringContent(client.ToString()), "clientId" } };
        var start = Stopwatch.GetTimestamp();
        using var response = await http.PostAsync(new Uri("/v1/rosters", UriKind.Relative), form);
        var taken = Stopwatch.GetElapsedTime(start);
        if (response.StatusCode != HttpStatusCode.Accepted)
        {
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        }

        while (true)
        {
            using var roster = JsonDocument.Parse(await http.GetStringAsync(response.Headers.Location));
            if (roster.RootElement.GetProperty("state").GetString() == "completed")
            {
                return roster.RootElement.GetProperty("rowsImported").GetInt32() == rows
                    ? (taken, Stopwatch.GetElapsedTime(start))
                    : throw new InvalidOperationException("Not all rows were imported.");
            }

            await Task.Delay(100);
        }
    }

    private static byte[] Roster(int rows, int from)
    {
        var file = new StringBuilder("npi,firstName,middleName,lastName,taxonomy,licenseState,licenseNumber,dateOfBirth,email\r\n");
        for (var row = from; row < from + rows; row++)
        {
            file.Append(CultureInfo.InvariantCulture, $"{Npi(row)},Ada{row % 911},M,Baker{row},207Q00000X,CT,{row:D6},{1940 + (row % 50)}-0{1 + (row % 9)}-15,ada{row}@harbor.example\r\n");
        }

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static string Npi(int number)
    {
        var nine = $"1{number.ToString("D8", CultureInfo.InvariantCulture)}";
        return Enumerable.Range(0, 10).Select(last => $"{nine}{last}").Single(Credentialing.Providers.Identifiers.Npi.IsValid);
    }

    // Whoever follows providers: an event that no queue takes is tried again and again.
    private static async Task ListenAsync(string broker)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("providers.v1.provider-changed", ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("bench", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("bench", "providers.v1.provider-changed", "");
    }

    private static async Task<(TimeSpan Providers, TimeSpan All)> CopyAsync(string database)
    {
        var (first, all) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var table in s_tables)
        {
            await ExecuteAsync(database, $"CREATE TABLE copied_{table} (LIKE {table} INCLUDING ALL)");
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            using var rows = new MemoryStream();
            await using (var from = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)"))
            {
                await from.CopyToAsync(rows);
            }

            rows.Position = 0;
            var start = Stopwatch.GetTimestamp();
            await using (var to = await connection.BeginRawBinaryCopyAsync($"COPY copied_{table} FROM STDIN (FORMAT BINARY)"))
            {
                await rows.CopyToAsync(to);
            }

            all += Stopwatch.GetElapsedTime(start);
            first = first == TimeSpan.Zero ? all : first;
        }

        return (first, all);
    }

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Process Start(Uri address, string database, string broker, KeySet keys)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Credentialing.Providers.dll")])
        {
            UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in new[]
        {
            ("HTTP_PORT", address.Port.ToString(CultureInfo.InvariantCulture)), ("GRPC_PORT", FreePort().ToString(CultureInfo.InvariantCulture)),
            ("ConnectionStrings__providers", database), ("ConnectionStrings__rabbitmq", broker), ("services__identity__http__0", keys.Address),
            ("Identity__Issuer", KeySet.Issuer), ("Encryption__MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))), ("Service__Secret", "none"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"Error\"", StringComparison.Ordinal) == true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ReadyAsync(HttpClient http)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var health = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (health.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (tries < 600)
            {
                // It is starting.
            }

            await Task.Delay(200);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
