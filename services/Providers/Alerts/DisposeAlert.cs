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
/// the committee looks at; all of that or none.
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
        var alert = await db.Alerts.SingleAsync(one => one.Id == new AlertId(id), cancellationToken);
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
            var finding = new Finding(SourceOf(alert.List), VerificationMethod.Automatic, VerificationOutcome.Adverse, now, findings, alert.Evidence, null);
            if (file.Record(ExclusionGrounds.Element, finding, by, now) is { } refusal)
            {
                throw new InvalidOperationException($"The file refuses a confirmed exclusion: {refusal.Code}.");
            }
        }
    }

    private static string SourceOf(string list) => list switch
    {
        "leie" => "OIG List of Excluded Individuals/Entities",
        "sam" => "SAM.gov exclusions",
        _ => list,
    };
}
