using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Credentialing.NativeServers;

namespace Credentialing.Tests.Benchmarks.Tokens;

/// <summary>
/// Client-credential tokens from Identity as a process of its own: ES256, the secret checked with OpenIddict's own hashing
/// (PBKDF2, 10,000 iterations) at every request, a row for every token, servers with their default durability.
/// </summary>
internal sealed class TokensBenchmark : IBenchmark
{
    private const string Secret = "a-secret-of-the-benchmark-and-of-nothing-else";
    private const int Connections = 16;
    private const int Seconds = 15;

    public string Name => "tokens";

    public string What => "Client-credential tokens (ES256, PBKDF2-hashed secrets, stored tokens), 16 connections; Keycloak's guide says 120 per vCPU.";

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        var folder = Directory.CreateDirectory($"/var/tmp/credentialing-bench-{Environment.ProcessId}").FullName;
        await using var postgres = new PostgresServer(new() { Directory = folder + "/pg", LogFile = folder + "/pg.log", User = "postgres", Password = "bench", Durable = true });
        await using var rabbit = new RabbitServer(new() { Directory = folder + "/rabbit", LogFile = folder + "/rabbit.log", User = "bench", Password = "bench" });
        Process? identity = null;
        try
        {
            await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());
            await postgres.CreateDatabaseAsync("identity");
            var address = new Uri($"http://127.0.0.1:{FreePort()}");
            identity = Start(address, postgres.ConnectionString("identity"), rabbit.ConnectionString);
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
            await ReadyAsync(http);
            await LoadAsync(http, TimeSpan.FromSeconds(5));
            var processor = identity.TotalProcessorTime;
            var (rate, times) = await LoadAsync(http, TimeSpan.FromSeconds(Seconds));
            identity.Refresh();
            var each = (identity.TotalProcessorTime - processor).TotalMilliseconds / times.Length;
            return
            [
                new("tokens", $"{rate:N0}/s", "≥ 240/s"),
                new("Identity's processor time per token", $"{each:N2} ms", ""),
                new("p50", $"{times[times.Length / 2]:N1} ms", ""),
                new("p99", $"{times[(int)(times.Length * 0.99)]:N1} ms", ""),
            ];
        }
        finally
        {
            identity?.Kill();
            identity?.Dispose();
            await rabbit.StopAsync();
            await postgres.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(Uri address, string database, string broker)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Credentialing.Identity.dll")])
        {
            UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in new[]
        {
            ("HTTP_PORT", address.Port.ToString(CultureInfo.InvariantCulture)), ("GRPC_PORT", FreePort().ToString(CultureInfo.InvariantCulture)),
            ("ConnectionStrings__identity", database), ("ConnectionStrings__rabbitmq", broker),
            ("Identity__Issuer", address.AbsoluteUri), ("Encryption__MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ("Bootstrap__AdministratorClientId", "bench"), ("Bootstrap__AdministratorClientSecret", Secret), ("Service__Secret", "none"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ReadyAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                using var response = await http.GetAsync("/health/ready", patience.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<(double Rate, double[] Milliseconds)> LoadAsync(HttpClient http, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var times = new List<double>();
            while (watch.Elapsed < time)
            {
                var start = watch.Elapsed;
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "client_credentials", ["client_id"] = "bench", ["client_secret"] = Secret,
                });
                using var response = await http.PostAsync("/connect/token", form);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                times.Add((watch.Elapsed - start).TotalMilliseconds);
            }

            return times;
        }));
        double[] all = [.. each.SelectMany(times => times).Order()];
        return (all.Length / watch.Elapsed.TotalSeconds, all);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
