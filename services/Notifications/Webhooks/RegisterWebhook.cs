using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using FluentValidation;

namespace Credentialing.Notifications.Webhooks;

internal sealed record RegisterWebhookRequest(string Url, IReadOnlyList<string> Events, IReadOnlyList<Guid>? ClientIds = null);

internal sealed class RegisterWebhookValidator : AbstractValidator<RegisterWebhookRequest>
{
    public RegisterWebhookValidator(IConfiguration configuration)
    {
        RuleFor(request => request.Url).IsWebhookUrl(configuration);
        RuleFor(request => request.Events).NotEmpty().WithMessage("must name at least one event");
        RuleForEach(request => request.Events).IsEvent();
        RuleFor(request => request.ClientIds).Must(ids => ids is null || ids.Count <= WebhookRules.MostClients).WithMessage($"must name at most {WebhookRules.MostClients} clients");
    }
}

internal static class WebhookRules
{
    public const int MostClients = 200;

    public static IRuleBuilderOptionsConditions<T, string?> IsWebhookUrl<T>(this IRuleBuilder<T, string?> rule, IConfiguration configuration) => rule.Custom((url, context) =>
    {
        if (WebhookUrl.Wrong(url, configuration.GetValue("Webhooks:AllowPrivate", false)) is { } wrong)
        {
            context.AddFailure(wrong);
        }
    });

    public static IRuleBuilderOptions<T, string> IsEvent<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(HappeningTypes.ForWebhooks.Contains).WithMessage($"must be one of {string.Join(", ", HappeningTypes.ForWebhooks)}");

    /// <summary>
    /// The clients whose events a caller gets: those that it names, all within its own; none named means all of its own.
    /// </summary>
    /// <returns>404 when a client is not the caller's, 422 when nothing is left.</returns>
    public static async Task<(IReadOnlyList<Guid> Clients, Problem? Problem)> ClientsAsync(
        this NotificationsDb db, Caller caller, IReadOnlyList<Guid>? named, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> clients = named is { Count: > 0 } ? named : caller.IsStaff ? [] : [.. caller.Clients.Select(client => client.Value)];
        if (clients.Count == 0 && !caller.IsStaff)
        {
            return ([], Problem.Unprocessable("no-client", "The account is bound to no client whose events could be sent."));
        }

        foreach (var client in named ?? [])
        {
            if (await db.FindKnownClientAsync(new ClientId(client), cancellationToken) is null)
            {
                return ([], Problem.NotFound("client"));
            }
        }

        return (clients, null);
    }
}

/// <summary>Registers an address for events; the secret is in this answer and in no other.</summary>
internal static class RegisterWebhook
{
    public static async Task<Creation<WebhookWithSecretResponse>> Handle(
        RegisterWebhookRequest request, Caller caller, NotificationsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (clients, problem) = await db.ClientsAsync(caller, request.ClientIds, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var webhook = Webhook.Register(request.Url, request.Events, clients, clock.GetUtcNow());
        db.Add(webhook);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<WebhookWithSecretResponse>.At($"/v1/webhooks/{webhook.Id.Value}", webhook.WithSecret());
    }
}
