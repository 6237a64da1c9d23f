using Credentialing.Notifications;
using Credentialing.Notifications.Happenings;
using Credentialing.Notifications.Inbox;
using Credentialing.Notifications.Mails;
using Credentialing.Notifications.People;
using Credentialing.Notifications.Webhooks;
using Credentialing.Notifications.Webhooks.Sending;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<NotificationsDb>("notifications");
builder.Services.AddSingleton<MailWriter>();
builder.Services.AddSingleton<SmtpPost>();
builder.Services.AddSingleton<WebhookPost>(services => new WebhookPost(services.GetRequiredService<IConfiguration>()));
builder.Services.AddScoped<Announcer>();
builder.Services.AddScoped<PeopleMail>();
builder.Services.AddHostedService<MailSender>();
builder.Services.AddHostedService<WebhookSender>();

var app = builder.Build();
await app.RunServiceAsync<NotificationsDb>(routes =>
{
    routes.MapMails();
    routes.MapInbox();
    routes.MapWebhooks();
});
