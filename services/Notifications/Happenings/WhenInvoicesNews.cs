using Credentialing.Billing.Contracts.Events.V1;
using MassTransit;

namespace Credentialing.Notifications.Happenings;

/// <summary>Says that there is something to pay.</summary>
internal sealed class WhenInvoiceOpened(Announcer announcer) : IConsumer<InvoiceOpened>
{
    public Task Consume(ConsumeContext<InvoiceOpened> context)
    {
        var told = context.Message;
        var total = Readable.Money(told.Total, told.Currency);
        return announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.InvoiceOpened, $"{told.InvoiceId}", told.ClientId, told.OpenedAt,
                new { told.InvoiceId, told.Number, told.ClientId, told.Reason, told.SubjectId, total = new { amount = told.Total, told.Currency }, told.DueOn })
            {
                Title = $"Invoice {told.Number} over {total} is due on {Readable.Date(told.DueOn)}",
                Path = $"/invoices/{told.InvoiceId}",
                Mail = new MailDraft("invoice-opened", new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["number"] = told.Number, ["total"] = total, ["due"] = Readable.Date(told.DueOn), ["reason"] = Readable.Word(told.Reason),
                }),
            },
            context.CancellationToken);
    }
}

/// <summary>Says that it was paid.</summary>
internal sealed class WhenInvoicePaid(Announcer announcer) : IConsumer<InvoicePaid>
{
    public Task Consume(ConsumeContext<InvoicePaid> context)
    {
        var told = context.Message;
        return announcer.AnnounceAsync(
            new Announcement(HappeningTypes.InvoicePaid, $"{told.InvoiceId}", told.ClientId, told.PaidAt, new { told.InvoiceId, told.ClientId, told.Reason, told.SubjectId, told.PaidAt })
            {
                Title = $"The {Readable.Word(told.Reason)} invoice is paid",
                Path = $"/invoices/{told.InvoiceId}",
            },
            context.CancellationToken);
    }
}

/// <summary>Says that it need not be paid.</summary>
internal sealed class WhenInvoiceVoided(Announcer announcer) : IConsumer<InvoiceVoided>
{
    public Task Consume(ConsumeContext<InvoiceVoided> context)
    {
        var told = context.Message;
        return announcer.AnnounceAsync(
            new Announcement(HappeningTypes.InvoiceVoided, $"{told.InvoiceId}", told.ClientId, told.VoidedAt, new { told.InvoiceId, told.ClientId, told.Reason, told.SubjectId })
            {
                Title = $"The {Readable.Word(told.Reason)} invoice is void: nothing is to be paid",
                Path = $"/invoices/{told.InvoiceId}",
            },
            context.CancellationToken);
    }
}
