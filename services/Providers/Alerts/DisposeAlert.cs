using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Evidence;
using Credentialing.Providers.Identifiers;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Alerts;

/// <summary>How an alert is decided.</summary>
/// <param name="Decision">How.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">Documents of the client that show it.</param>
internal sealed record DisposeAlertRequest(AlertDecision Decision, string Reason, IReadOnlyList<Guid>? Evidence = null);

internal sealed class DisposeAlertValidator : AbstractValidator<DisposeAlertRequest>
{
    public DisposeAlertValidator()
    {
        RuleFor(request => request.Reason).IsText(4000);
        RuleFor(request => request.Evidence).Must(ids => ids is null || ids.Count <= IdentifierRules.MostRows).WithMessage($"must have at most {IdentifierRules.MostRows} entries");
    }
}

/// <summary>
/// Decides an alert. One that is confirmed excludes the provider and makes the open credential file a problem file, which
/// the committee looks at; when it is cleared, whatever rested on it goes. All of that or none.
/// </summary>
internal static class DisposeAlert
{
    public static async Task<Outcome<AlertResponse>> Handle(
        Guid id, DisposeAlertRequest request, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var provider = await db.Alerts.Where(alert => alert.Id == new AlertId(id)).Select(alert => (ProviderId?)alert.ProviderId).SingleOrDefaultAsync(cancellationToken);
        if (provider is null)
        {
            return Problem.NotFound("alert");
        }

        // Whoever works on the provider's file, or decides the same alert, comes before or after.
        await db.TakeTurnAsync(provider.Value.Value, cancellationToken);
        var alerts = await db.Alerts.Where(one => one.ProviderId == provider.Value).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var alert = alerts.Single(one => one.Id == new AlertId(id));
        var evidence = request.Evidence ?? [];
        if (!await db.AreKnownAsync(alert.ClientId, evidence, cancellationToken))
        {
            return Problem.Unprocessable("evidence-unknown", "Only documents of the client can be named.", "evidence");
        }

        var now = clock.GetUtcNow();
        if (alert.Dispose(request.Decision, request.Reason.Trim(), evidence, caller.Id, now) is { } refusal)
        {
            return refusal;
        }

        if (request.Decision == AlertDecision.Confirmed)
        {
            await ExcludeAsync(db, alert, caller.Id, now, cancellationToken);
        }
        else
        {
            await ClearAsync(db, alert, alerts, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return await ReadAlerts.ShowAsync(db, alert, now, cancellationToken);
    }

    private static async Task ExcludeAsync(ProvidersDb db, Alert alert, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.Include(one => one.Dea).SingleAsync(one => one.Id == alert.ProviderId, cancellationToken);
        provider.ConfirmExclusion(alert.Id.Value, now);

        // A file before the committee takes no more findings: that the provider is excluded stands beside it.
        if (await KeepFiles.OpenOneAsync(db, alert.ProviderId, cancellationToken) is { } file && file.RefusesWork() is null && file.Find(ExclusionGrounds.Element) is not null)
        {
            var findings = $"Excluded since {alert.Entry[0].ExcludedOn:yyyy-MM-dd} ({alert.Entry[0].Type ?? "kind not said"}): {alert.DispositionReason}";
            Record(file, new Finding(
                SourceOf(alert.List), VerificationMethod.Automatic, VerificationOutcome.Adverse, now, findings, alert.Evidence, null,
                Grounds: [ExclusionGrounds.Of(alert.List, alert.Entry[0].Id)]), by, now);
        }
    }

    private static async Task ClearAsync(ProvidersDb db, Alert alert, List<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!alerts.Exists(one => one.State == AlertState.Confirmed))
        {
            var provider = await db.Providers.Include(one => one.Dea).SingleAsync(one => one.Id == alert.ProviderId, cancellationToken);
            provider.EndExclusion(now);
        }

        // The lists are asked again when this is heard of; until they have answered it is known to be open.
        if (await KeepFiles.OpenOneAsync(db, alert.ProviderId, cancellationToken) is { } file && file.RefusesWork() is null &&
            file.Find(ExclusionGrounds.Element) is { State: ElementState.Adverse } element &&
            await ExclusionGrounds.SettledAsync(db, element.Grounds, alerts, cancellationToken) is var settled && Precedence.IsSettled(element, settled))
        {
            var findings = $"What was found was cleared by {alert.DisposedBy} (alert {alert.Id.Value}): {alert.DispositionReason}";
            Record(
                file, new Finding(SourceOf(alert.List), VerificationMethod.Automatic, VerificationOutcome.NeedsReview, now, findings, alert.Evidence, null, Settled: settled),
                Verification.ByItself, now);
        }
    }

    private static void Record(CredentialFile file, Finding finding, string by, DateTimeOffset now)
    {
        if (file.Record(ExclusionGrounds.Element, finding, by, now) is { } refusal)
        {
            throw new InvalidOperationException($"The file refuses what was decided: {refusal.Code}.");
        }
    }

    private static string SourceOf(string list) => list switch
    {
        "leie" => "OIG List of Excluded Individuals/Entities",
        "sam" => "SAM.gov exclusions",
        _ => list,
    };
}
