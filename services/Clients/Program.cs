using Credentialing.Billing.Contracts.V1;
using Credentialing.Clients;
using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.ConsultationRequests;
using Credentialing.Clients.Journeys;
using Credentialing.Clients.LaunchPlans;
using Credentialing.Clients.Meetings;
using Credentialing.Clients.Team;
using Credentialing.Payors.Contracts.V1;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Grpc;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<ClientsDb>("clients");
builder.Services.AddServiceClient<Market.MarketClient>("payors");
builder.Services.AddServiceClient<Prices.PricesClient>("billing");
builder.Services.AddSingleton(Organizer.Of(builder.Configuration));

var app = builder.Build();
await app.RunServiceAsync<ClientsDb>(routes =>
{
    routes.MapConsultationRequests();
    routes.MapClients();
    routes.MapTeam();
    routes.MapMeetings();
    routes.MapLaunchPlans();
    routes.MapAgreements();
    routes.MapJourneys();
});
