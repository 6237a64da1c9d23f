using Credentialing.Identity;
using Credentialing.Identity.ApiClients;
using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Keys;
using Credentialing.Identity.Me;
using Credentialing.Identity.Pages;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Tokens;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<IdentityDb>("identity");
builder.AddCredentials();
builder.AddSessionCookies();
builder.AddEndedAccess();
builder.AddAccountPages();
builder.AddTokenServer();
builder.AddSigningKeys();
builder.Services.AddScoped<ApiClientStore>();
builder.Services.AddScoped<BootstrapAccounts>();
builder.Services.AddScoped<BootstrapPeople>();

var app = builder.Build();
await app.RunServiceAsync<IdentityDb>(routes =>
{
    routes.MapTokens();
    routes.MapAccountPages();
    routes.MapEndedAccess();
    routes.MapSigningKeys();
    routes.MapApiClients();
    routes.MapUsers();
    routes.MapBreakGlass();
    routes.MapMe();
});
