using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Alerts;

internal static class ReadAlerts
{
    private static readonly Sorts<Alert, AlertId> s_sorts = new Sorts<Alert, AlertId>(alert => alert.Id, byDefault: "-createdAt")
        .By("createdAt", alert => alert.CreatedAt)
        .By("dueAt", alert => alert.DueAt);

    public static async Task<Outcome<Page<AlertResponse>>> List(
        PageRequest page, Guid? clientId, Guid? providerId, Choice<AlertState> state, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var alerts = db.Alerts.AsNoTracking();
        if (clientId is { } client)
        {
            alerts = alerts.Where(alert => alert.ClientId == new ClientId(client));
        }

        if (providerId is { } provider)
        {
            alerts = alerts.Where(alert => alert.ProviderId == new ProviderId(provider));
        }

        if (state.Value is { } inState)
        {
            alerts = alerts.Where(alert => alert.State == inState);
        }

        var found = await alerts.ToPageAsync(page, s_sorts, alert => alert, cancellationToken);
        var about = await AboutAsync(db, [.. found.Items.Select(alert => alert.ProviderId).Distinct()], cancellationToken);
        var now = clock.GetUtcNow();
        return new Page<AlertResponse>([.. found.Items.Select(alert => alert.ToResponse(about[alert.ProviderId], now))], found.NextCursor);
    }

    public static async Task<Outcome<AlertResponse>> Get(Guid id, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        await db.Alerts.AsNoTracking().SingleOrDefaultAsync(alert => alert.Id == new AlertId(id), cancellationToken) is { } found
            ? await ShowAsync(db, found, clock.GetUtcNow(), cancellationToken)
            : Problem.NotFound("alert");

    /// <summary>An alert together with whom it is about.</summary>
    public static async Task<AlertResponse> ShowAsync(ProvidersDb db, Alert alert, DateTimeOffset now, CancellationToken cancellationToken) =>
        alert.ToResponse((await AboutAsync(db, [alert.ProviderId], cancellationToken))[alert.ProviderId], now);

    private static Task<Dictionary<ProviderId, AlertedProvider>> AboutAsync(ProvidersDb db, ProviderId[] providers, CancellationToken cancellationToken) =>
        db.Providers.AsNoTracking().Where(provider => providers.Contains(provider.Id))
            .Select(provider => new AlertedProvider(provider.Id, provider.Npi, provider.FirstName, provider.MiddleName, provider.LastName))
            .ToDictionaryAsync(provider => provider.Id, cancellationToken);
}
