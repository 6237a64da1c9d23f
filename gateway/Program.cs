using Credentialing.Gateway;
using Credentialing.Gateway.Access;
using Credentialing.Gateway.Contract;
using Credentialing.Gateway.Docs;
using Credentialing.Gateway.Everywhere;
using Credentialing.Gateway.Health;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Limits;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;
using Credentialing.Gateway.WebApp;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
var addresses = new ServiceAddresses(builder.Configuration);

builder.AddHttpManners("gateway");
builder.AddTokenValidation();
builder.AddLimits();
builder.Services.Configure<AuthorizationOptions>(options =>
{
    options.AddAreaPolicies();
    options.AddEverywherePolicies();
});
builder.Services.AddGatewayProxy(addresses);
builder.Services.AddSingleton(addresses);
builder.Services.AddSingleton<ServiceClient>();
builder.Services.AddSingleton<ContractCache>();
builder.Services.AddSingleton<JoinedList>();
builder.Services.AddSingleton<OwnerLookup>();
builder.Services.AddSingleton<AuditTrails>();
builder.Services.AddSingleton<RehearsalClock>();
builder.Services.AddSingleton<BuiltApp>();

var app = builder.Build();

app.UseTrustedProxies();
app.Use(InboundHeaders.StripAsync);
app.Use(SecurityHeaders.AddAsync);
app.UseHttpManners(beforeAuthorization: limits =>
{
    limits.UseRateLimiter();
    limits.UseMiddleware<BodyLimits>();
});

app.MapGatewayHealth();
app.MapDocs();
app.MapEverywhere();
RehearsalClock.Map(app);
app.MapGatewayProxy();
app.MapWebApp();
app.Map("/{**path}", GatewayProblem.NotFound.WriteAsync).AllowAnonymous();

await app.RunAsync();
