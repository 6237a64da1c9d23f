using Credentialing.Documents;
using Credentialing.Documents.Documents;
using Credentialing.Documents.Files;
using Credentialing.Documents.Requests;
using Credentialing.Documents.Scanning;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<DocumentsDb>("documents");
builder.Services.AddServiceGrpc();
builder.Services.AddSingleton(builder.Configuration.GetSection("Documents").Get<FileLimits>() ?? new FileLimits());
builder.Services.AddSingleton<IScanner>(services => builder.Configuration["ClamAv:Address"] is { Length: > 0 } address
    ? new ClamAvScanner(address, services.GetRequiredService<ILogger<ClamAvScanner>>())
    : new BasicChecks());
builder.Services.AddScoped<FileInspection>();
builder.Services.AddScoped<ReceiveDocument>();
builder.AddJob<RescanQuarantined>("rescan-quarantined", JobSchedule.Every(TimeSpan.FromSeconds(15)));
builder.AddJob<RemindOfRequests>("remind-of-requests", JobSchedule.At("0 0 12 * * ?"));
builder.AddJob<WarnOfExpiry>("warn-of-expiry", JobSchedule.At("0 5 12 * * ?"));

var app = builder.Build();
await app.RunServiceAsync<DocumentsDb>(routes =>
{
    routes.MapDocuments();
    routes.MapDocumentRequests();
    routes.MapGrpcService<DocumentStoreService>().IsForServices();
});
