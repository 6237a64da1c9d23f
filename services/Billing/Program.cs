using Credentialing.Billing;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<BillingDb>("billing");

var app = builder.Build();
await app.RunServiceAsync<BillingDb>(_ =>
{
});
