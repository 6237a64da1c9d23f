using Credentialing.Providers;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<ProvidersDb>("providers");

var app = builder.Build();
await app.RunServiceAsync<ProvidersDb>(routes =>
{
});
