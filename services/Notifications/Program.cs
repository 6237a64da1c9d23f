using Credentialing.Notifications;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<NotificationsDb>("notifications");

var app = builder.Build();
await app.RunServiceAsync<NotificationsDb>(routes =>
{
});
