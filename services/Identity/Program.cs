using Credentialing.Identity;
using Credentialing.Identity.ApiClients;
using Credentialing.Identity.Keys;
using Credentialing.Identity.Me;
using Credentialing.Identity.Tokens;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<IdentityDb>("identity");
builder.AddTokenServer();
builder.AddSigningKeys();
builder.Services.AddScoped<ApiClientStore>();
builder.Services.AddScoped<BootstrapAccounts>();

var app = builder.Build();
await app.RunServiceAsync<IdentityDb>(routes =>
{
    routes.MapTokens();
    routes.MapApiClients();
    routes.MapMe();
});
