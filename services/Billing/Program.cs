using Credentialing.Billing;
using Credentialing.Billing.Card;
using Credentialing.Billing.CreditNotes;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.Billing.PriceSheets;
using Credentialing.Billing.Quotes;
using Credentialing.Billing.Refunds;
using Credentialing.Billing.Statements;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddService<BillingDb>("billing");
builder.Services.AddServiceGrpc();
builder.Services.AddCardProcessor();
builder.Services.AddScoped<TakeCardEvent>();
builder.AddJob<SendCardRefunds>(SendCardRefunds.Name, SendCardRefunds.Schedule);
builder.Services.AddHostedService<SeedPriceSheet>();

var app = builder.Build();
await app.RunServiceAsync<BillingDb>(routes =>
{
    routes.MapPriceSheets();
    routes.MapQuotes();
    routes.MapInvoices();
    routes.MapPayments();
    routes.MapCreditNotes();
    routes.MapRefunds();
    routes.MapCard();
    routes.MapLedger();
    routes.MapStatements();
    routes.MapGrpcService<PriceQueries>().IsForServices();
    routes.MapGrpcService<ResubmissionQuotes>().IsForServices();
});
