using Credentialing.NativeServers;

// A service with no purpose but to be started, asked, killed and stopped by the tests of what runs services.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{Environment.GetEnvironmentVariable("HTTP_PORT")}");
var app = builder.Build();

app.MapGet("/health/ready", () => File.Exists(Environment.GetEnvironmentVariable("PROBE_SICK_WHILE")) ? Results.StatusCode(503) : Results.Ok());
app.MapGet("/variables/{name}", (string name) => Environment.GetEnvironmentVariable(name) ?? "");
app.MapGet("/process", () => Environment.ProcessId);
app.MapPost("/children", async () =>
{
    var log = new ProcessLog(Path.GetTempFileName());
    var child = await ChildProcess.StartAsync(["sleep", "600"], log, new Dictionary<string, string?>(StringComparer.Ordinal), "/");
    return child.Id;
});
app.Lifetime.ApplicationStarted.Register(() => Note("started"));
app.Lifetime.ApplicationStopped.Register(() => Note("stopped"));
await app.RunAsync();

static void Note(string what)
{
    if (Environment.GetEnvironmentVariable("PROBE_NOTES") is { } file)
    {
        File.AppendAllText(file, $"{Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")} {what}\n");
    }
}
