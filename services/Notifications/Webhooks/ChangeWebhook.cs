using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Webhooks;

internal sealed record ChangeWebhookRequest
{
    public Optional<string> Url { get; init; }

    public Optional<IReadOnlyList<string>> Events { get; init; }

    public Optional<IReadOnlyList<Guid>?> ClientIds { get; init; }

    public Optional<WebhookState> State { get; init; }
}

internal sealed class ChangeWebhookValidator : AbstractValidator<ChangeWebhookRequest>
{
    public ChangeWebhookValidator(IConfiguration configuration)
    {
        var allowPrivate = configuration.GetValue("Webhooks:AllowPrivate", false);
        RuleFor(request => request.Url).Custom((url, context) =>
        {
            if (url.IsSet && WebhookUrl.Wrong(url.Value, allowPrivate) is { } wrong)
            {
                context.AddFailure(wrong);
            }
        });
        RuleFor(request => request.Events.Value).NotEmpty().WithMessage("must name at least one event").When(request => request.Events.IsSet).OverridePropertyName("events");
        RuleForEach(request => request.Events.Value).IsEvent().OverridePropertyName("events");
        RuleFor(request => request.ClientIds.Value).Must(ids => ids is null || ids.Count <= WebhookRules.MostClients)
            .WithMessage($"must name at most {WebhookRules.MostClients} clients").OverridePropertyName("clientIds");
    }
}

/// <summary>Changes what the body names and leaves the rest (JSON merge patch); <c>state</c> switches it off and on again.</summary>
internal static class ChangeWebhook
{
    public static async Task<Outcome<WebhookResponse>> Handle(
        Guid id, ChangeWebhookRequest request, IfMatch ifMatch, Caller caller, NotificationsDb db, CancellationToken cancellationToken)
    {
        var webhook = await db.Webhooks.SingleOrDefaultAsync(w => w.Id == new WebhookId(id), cancellationToken);
        if (webhook is null)
        {
            return Problem.NotFound("webhook");
        }

        if (ifMatch.Refuses(webhook.Version) is { } stale)
        {
            return stale;
        }

        IReadOnlyList<Guid> clients = webhook.ClientIds;
        if (request.ClientIds.IsSet)
        {
            (clients, var problem) = await db.ClientsAsync(caller, request.ClientIds.Value, cancellationToken);
            if (problem is not null)
            {
                return problem;
            }
        }

        webhook.Change(request.Url.Or(webhook.Url), request.Events.Or(webhook.EventTypes), clients);
        if (request.State.IsSet && request.State.Value != webhook.State)
        {
            if (request.State.Value == WebhookState.Active)
            {
                webhook.Enable();
            }
            else
            {
                webhook.Disable(WebhookDisabledReason.ByOwner);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return webhook.ToResponse();
    }
}
