using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Grpc;

/// <summary>The same server, asked by @grpc/grpc-js: what it says is gRPC, and not only what our own client understands.</summary>
public sealed class ForeignClientTests(EchoHost host, ForeignClientTests.Answers answers)
    : IClassFixture<EchoHost>, IClassFixture<ForeignClientTests.Answers>
{
    [Fact]
    public async Task A_value_goes_there_and_back() =>
        (await AnswerAsync("value")).GetProperty("reply").GetProperty("text").GetString().ShouldBe("Grüße, 世界");

    [Fact]
    public async Task A_refusal_arrives_with_its_status_detail_and_code()
    {
        var answer = await AnswerAsync("refused");

        answer.GetProperty("status").GetInt32().ShouldBe(9);
        answer.GetProperty("detail").GetString().ShouldBe("It was told to refuse.");
        answer.GetProperty("problemCode").GetString().ShouldBe("invoice-not-paid");
    }

    [Fact]
    public async Task An_unexpected_failure_tells_nothing_of_its_cause()
    {
        var answer = await AnswerAsync("broken");

        answer.GetProperty("status").GetInt32().ShouldBe(13);
        answer.GetRawText().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call() =>
        (await AnswerAsync("late")).GetProperty("status").GetInt32().ShouldBe(4);

    [Fact]
    public async Task Text_and_bytes_travel_in_headers_and_trailers()
    {
        var answer = await AnswerAsync("withHeaders");
        var headers = answer.GetProperty("reply").GetProperty("headers");

        headers.GetProperty("echo-text").GetString().ShouldBe("plain");
        headers.GetProperty("echo-bin").GetString().ShouldBe("00017F80FF");
        answer.GetProperty("trailerBytes").GetString().ShouldBe("00017f80ff");
    }

    private async Task<JsonElement> AnswerAsync(string question) =>
        (await answers.OfAsync(host.Address)).GetProperty(question);

    /// <summary>Runs the foreign client once and keeps what it printed; its packages are installed when they are missing.</summary>
    public sealed class Answers : IDisposable
    {
        private readonly SemaphoreSlim _once = new(1);
        private JsonDocument? _printed;

        public async Task<JsonElement> OfAsync(Uri server)
        {
            await _once.WaitAsync();
            try
            {
                _printed ??= await AskAsync(server);
                return _printed.RootElement;
            }
            finally
            {
                _once.Release();
            }
        }

        public void Dispose()
        {
            _printed?.Dispose();
            _once.Dispose();
        }

        private static async Task<JsonDocument> AskAsync(Uri server)
        {
            var project = Path.Combine(Repository(), "tests", "Integration", "Grpc", "foreign");
            if (!Directory.Exists(Path.Combine(project, "node_modules")))
            {
                await RunAsync("npm", project, "ci", "--no-audit", "--no-fund");
            }

            var proto = Path.Combine(AppContext.BaseDirectory, "echo.proto");
            return JsonDocument.Parse(await RunAsync("node", project, "ask.mjs", proto, server.Authority));
        }

        private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(patience.Token);
                var errors = process.StandardError.ReadToEndAsync(patience.Token);
                await process.WaitForExitAsync(patience.Token);
                process.ExitCode.ShouldBe(0, await errors);
                return await output;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }

        private static string Repository()
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Credentialing.sln")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            }

            return folder.FullName;
        }
    }
}
