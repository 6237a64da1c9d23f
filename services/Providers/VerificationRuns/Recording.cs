using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Writes what was found into the file and the run, both locked.</summary>
internal sealed class Recording(ProvidersDb db, IAutomaticSource source, VerificationRun run, CredentialFile file, DateTimeOffset now)
{
    // How the API asks is how no person does.
    private const string Channel = "api";

    // People ask the same source too: then there may be no attempt left for a program.
    private bool _isExhausted;

    /// <summary>Writes it; the caller saves.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="provider">The provider as it is now.</param>
    public void Take(Found found, Provider provider)
    {
        if (run.Find(source.Which) is not { IsOpen: true } check)
        {
            return;
        }

        if (file.RefusesWork() is not null || file.Find(source.Element) is null)
        {
            run.Drop(source.Which, now);
            return;
        }

        switch (found.Answer)
        {
            case SourceAnswer.NotAsked notAsked:
                AgainOrGiveUp(run.NotAsked(source.Which, notAsked.Why, now), check, VerificationOutcome.Unavailable);
                break;
            case SourceAnswer.Silent silent:
                Try(found.At, silent.Why);
                AgainOrGiveUp(run.NotAnswered(source.Which, silent.Why, now), check, VerificationOutcome.Unavailable);
                break;
            case SourceAnswer.Given given:
                Take(found, given.Body, provider, check);
                break;
        }
    }

    private void Take(Found found, string body, Provider provider, SourceCheck check)
    {
        if (check.State == SourceCheckState.Due)
        {
            Try(found.At, source.Read(body, provider, found.Day).Unusable ?? "answered");
        }

        if (found.Question != source.QuestionOf(provider))
        {
            AgainOrGiveUp(run.Outdated(source.Which, now), check, VerificationOutcome.NeedsReview);
            return;
        }

        var reading = source.Read(body, provider, found.Day);
        if (reading.Verdict is not { } verdict)
        {
            AgainOrGiveUp(run.NotAnswered(source.Which, "did not answer what was asked", now), check, VerificationOutcome.NeedsReview, reading.Unusable);
        }
        else if (found is { Document: null, NotKept: null })
        {
            // What is adverse does not wait for its document.
            if (verdict.Outcome == VerificationOutcome.Adverse && check.State == SourceCheckState.Due)
            {
                Record(verdict, found);
            }

            db.Schedule(BeginVerification.Due(run, source.Which), run.Answered(source.Which, body, found.At, now));
        }
        else
        {
            verdict = found.NotKept is { } why && verdict.Outcome == VerificationOutcome.Verified
                ? Verdict.Review($"The answer cannot be kept as a document ({why}), so nothing would show what was verified:\n{verdict.Findings}")
                : verdict;
            run.Recorded(source.Which, verdict.Outcome, Record(verdict, found), now);
        }
    }

    private void AgainOrGiveUp(DateTimeOffset? again, SourceCheck check, VerificationOutcome outcome, string? why = null)
    {
        if (again is { } due && !_isExhausted)
        {
            db.Schedule(BeginVerification.Due(run, source.Which), due);
            return;
        }

        var asked = check.Attempts == 0 ? "could not be asked" : $"was asked {check.Attempts} {(check.Attempts == 1 ? "time" : "times")}";
        var words = $"{source.Name} {asked} without an answer that can be used; the last time: {why ?? check.LastResult}. A specialist looks it up {source.Instead}.";
        run.GaveUp(source.Which, outcome, Record(new Verdict(outcome, words), null), now);
    }

    // An answer that came counts all the same; only another try is too many.
    private void Try(DateTimeOffset at, string result)
    {
        var refusal = file.Try(source.Element, new Attempt(source.Name, Channel, at, result), now, run.StartedAt);
        _isExhausted = refusal?.Code == CredentialFile.AttemptsExhausted;
        Must(_isExhausted ? null : refusal);
    }

    private Guid Record(Verdict verdict, Found? found)
    {
        var at = verdict.CountsFrom is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : found?.At ?? now;
        Must(file.Record(
            source.Element,
            new Finding(
                source.Name, VerificationMethod.Automatic, verdict.Outcome, at, verdict.Findings, found?.Document is { } document ? [document] : [],
                verdict.ExpiresOn, verdict.SourceDate, verdict.Grounds, verdict.Settled),
            Verification.ByItself, now));
        return file.Verifications[^1].Id;
    }

    private static void Must(ServiceDefaults.Domain.Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The file refuses what a source said: {refusal.Code}.");
        }
    }
}
