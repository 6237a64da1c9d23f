using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Alerts;

/// <summary>Whom an alert is about.</summary>
internal sealed record AlertedProvider(ProviderId Id, string Npi, string FirstName, string? MiddleName, string LastName);

/// <summary>Whom screening found.</summary>
internal sealed record AlertCandidate(string List, string Name, double Score, ScreeningOutcome Outcome, IReadOnlyList<string> Reasons, ListedParty Entry);

/// <summary>How an alert was decided.</summary>
internal sealed record AlertDisposition(AlertDecision Decision, string Reason, IReadOnlyList<Guid> Evidence, string By, DateTimeOffset At);

/// <summary>An alert, as the API shows it.</summary>
internal sealed record AlertResponse(
    AlertId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, ClientId ClientId, ProviderId ProviderId, AlertedProvider Provider,
    AlertState State, ScreeningOutcome Outcome, AlertCandidate Candidate, DateTimeOffset DueAt, bool Overdue, AlertDisposition? Disposition) : IVersioned;

internal static class AlertResponses
{
    public static AlertResponse ToResponse(this Alert alert, AlertedProvider provider, DateTimeOffset now) => new(
        alert.Id, alert.CreatedAt, alert.UpdatedAt, alert.Version, alert.ClientId, alert.ProviderId, provider, alert.State, alert.Outcome,
        new AlertCandidate(alert.List, alert.Name, alert.Score, alert.Outcome, alert.Reasons, alert.Entry[0]),
        alert.DueAt, alert.State == AlertState.Open && now > alert.DueAt,
        alert.DisposedAt is { } at
            ? new AlertDisposition(
                alert.State == AlertState.Cleared ? AlertDecision.Cleared : AlertDecision.Confirmed, alert.DispositionReason ?? "", alert.Evidence, alert.DisposedBy ?? "", at)
            : null);
}
