using Credentialing.Billing.Contracts.V1;
using Credentialing.Documents.Contracts.V1;
using Credentialing.Payors;
using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Discovery;
using Credentialing.Payors.Selections;
using Credentialing.Payors.Submissions;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<PayorsDb>("payors");
builder.AddJob<CatchUpOnChecks>(CatchUpOnChecks.Name, CatchUpOnChecks.Schedule);
builder.AddJob<CatchUpOnSubmissions>(CatchUpOnSubmissions.Name, CatchUpOnSubmissions.Schedule);
builder.Services.AddServiceGrpc();
builder.Services.AddServiceClient<ProviderDirectory.ProviderDirectoryClient>("providers");
builder.Services.AddServiceClient<Prices.PricesClient>("billing");
builder.Services.AddServiceClient<Quotes.QuotesClient>("billing", repeatable: ["QuoteResubmission"]);
builder.Services.AddServiceClient<DocumentStore.DocumentStoreClient>("documents", repeatable: ["ListDocuments", "ReadDocument"]);
builder.Services.AddPayorIntake();
builder.Services.AddScoped<CheckApplication>();
builder.Services.AddHostedService<SeedCatalogue>();

var app = builder.Build();
await app.RunServiceAsync<PayorsDb>(routes =>
{
    routes.MapPayors();
    routes.MapDiscovery();
    routes.MapSelections();
    routes.MapApplications();
    routes.MapGrpcService<MarketQueries>().IsForServices();
});
