using Credentialing.Clients;
using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<ClientsDb>("clients");

var app = builder.Build();
await app.RunServiceAsync<ClientsDb>(routes =>
{
    routes.MapClients();
    routes.MapAgreements();
});
