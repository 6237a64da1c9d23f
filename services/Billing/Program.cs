using Credentialing.Billing;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.PriceSheets;
using Credentialing.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<BillingDb>("billing");
builder.Services.AddHostedService<SeedPriceSheet>();

var app = builder.Build();
await app.RunServiceAsync<BillingDb>(routes =>
{
    routes.MapPriceSheets();
    routes.MapInvoices();
    routes.MapLedger();
});
