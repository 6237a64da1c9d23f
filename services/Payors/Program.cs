using Credentialing.Payors;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<PayorsDb>("payors");

var app = builder.Build();
await app.RunServiceAsync<PayorsDb>(routes =>
{
});
