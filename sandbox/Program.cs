using Credentialing.Sandbox;
using Credentialing.Sandbox.Board;
using Credentialing.Sandbox.Caqh;
using Credentialing.Sandbox.Card;
using Credentialing.Sandbox.ExclusionLists;
using Credentialing.Sandbox.Mail;
using Credentialing.Sandbox.Nppes;
using Credentialing.Sandbox.PayorIntake;
using Credentialing.Sandbox.Switches;

// The outside world of a stack on this machine: a folder per source, all state in memory.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (builder.Configuration["HTTP_PORT"] is { } port)
{
    builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<SourceFolders>();
builder.Services.AddSingleton<PartSwitches>();
builder.Services.AddSingleton<NppesRegistry>();
builder.Services.AddSingleton<CaqhRoster>();
builder.Services.AddSingleton<ExclusionListFiles>();
builder.Services.AddSingleton<BoardLicenses>();
builder.Services.AddSingleton<ReceivedPackets>();
builder.Services.AddSingleton<CheckoutSessions>();
builder.Services.AddSingleton<CardRefunds>();
builder.Services.AddSingleton<CardEvents>();
builder.Services.AddHttpClient();
builder.Services.AddSingleton<Mailbox>();
builder.Services.AddSingleton<SmtpSink>();
builder.Services.AddHostedService(services => services.GetRequiredService<SmtpSink>());

var app = builder.Build();
app.Services.GetRequiredService<NppesRegistry>().LoadFolders();
app.MapSwitches();
app.MapNppes();
app.MapCaqh();
app.MapExclusionLists();
app.MapBoard();
app.MapPayorIntake();
app.MapCard();
app.MapMail();
app.MapGet("/health/{probe:regex(^(live|ready)$)}", () => Results.Text("Healthy"));
await app.RunAsync();
