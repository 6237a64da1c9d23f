using Credentialing.Documents;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<DocumentsDb>("documents");

var app = builder.Build();
await app.RunServiceAsync<DocumentsDb>(routes =>
{
});
