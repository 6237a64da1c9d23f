using Credentialing.Clients;
using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.ConsultationRequests;
using Credentialing.Clients.Demo;
using Credentialing.Clients.Journeys;
using Credentialing.Clients.Meetings;
using Credentialing.Clients.Team;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<ClientsDb>("clients");
builder.Services.AddHostedService<ExampleClients>();

var app = builder.Build();
await app.RunServiceAsync<ClientsDb>(routes =>
{
    routes.MapConsultationRequests();
    routes.MapClients();
    routes.MapTeam();
    routes.MapMeetings();
    routes.MapAgreements();
    routes.MapJourneys();
});
