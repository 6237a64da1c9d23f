using Credentialing.Providers;
using Credentialing.Providers.Alerts;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.CriteriaSets;
using Credentialing.Providers.Directory;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Nppes;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Rosters;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<ProvidersDb>("providers");
builder.AddNppes();
builder.AddRosters();
builder.AddExclusionLists();
builder.AddScreening();
builder.Services.AddServiceGrpc();
builder.Services.AddHostedService<SeedCriteriaSets>();

var app = builder.Build();
await app.RunServiceAsync<ProvidersDb>(routes =>
{
    routes.MapPractices();
    routes.MapProviders();
    routes.MapRosters();
    routes.MapCriteriaSets();
    routes.MapCredentialFiles();
    routes.MapExclusionLists();
    routes.MapScreening();
    routes.MapAlerts();
    routes.MapGrpcService<ProviderDirectoryService>().IsForServices();
});
