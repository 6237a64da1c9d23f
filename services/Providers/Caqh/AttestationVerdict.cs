using System.Globalization;
using System.Text.Json;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Nppes;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Caqh;

/// <summary>
/// Whether CAQH shows a current attestation: the provider is on our roster, has authorized us, and attested at most 120
/// days ago, 180 in Illinois (CAQH's re-attestation cycle; lapsed the day after). The status shows that and when the
/// provider attested; it does not show what was answered, and the finding says so.
/// </summary>
internal static class AttestationVerdict
{
    private const int CycleDays = 120;
    private const int IllinoisCycleDays = 180;

    // CAQH's words for a profile that is complete and attested.
    private static readonly string[] s_attested = ["Initial Profile Complete", "Re-Attestation"];

    /// <summary>Reads an answer of the roster API.</summary>
    /// <param name="body">The JSON document: a status, or a list of one.</param>
    /// <param name="caqhId">The provider's CAQH id, as it is on record here.</param>
    /// <param name="organization">As which organization it was asked.</param>
    /// <param name="today">The day of the answer (UTC).</param>
    public static Reading Of(string body, string? caqhId, string organization, DateOnly today)
    {
        using var document = JsonDocument.Parse(body);
        var status = document.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : document.RootElement;
        var answeredId = status.Text("caqh_provider_id");
        return status.Text("provider_found_flag") switch
        {
            _ when status.Text("organization_id") is { } asked && asked != organization => Reading.Wrong("answered another organization's question"),
            "N" when answeredId is null => Verdict.Review("CAQH does not know the provider's NPI."),
            "Y" when answeredId is null => Reading.Wrong("answered without a provider"),
            "Y" when caqhId is not null && caqhId != answeredId => Reading.Wrong($"answered about the CAQH id {answeredId}, and {caqhId} is on record here"),

            // The answer holds neither NPI nor name: without the id nothing shows whose it is.
            "Y" when caqhId is null => Verdict.Review($"No CAQH id is on record here, so nothing shows that the profile {answeredId}, which CAQH answers about, is this provider's: enter the id and ask again."),
            "Y" => Judge(status, today),
            _ => Reading.Wrong("answered with no status"),
        };
    }

    private static Verdict Judge(JsonElement status, DateOnly today)
    {
        var (word, date) = (status.Text("provider_status"), DateOf(status.Text("provider_status_date")));
        var days = status.Text("provider_practice_state") == "IL" ? IllinoisCycleDays : CycleDays;
        var why = status.Text("roster_status") is var roster && !Is(roster, "ACTIVE") ? $"CAQH does not have the provider on our roster ({roster ?? "not stated"})."
            : status.Text("authorization_flag") is var flag && flag != "Y" ? (flag == "N" ? "The provider has not authorized us to see the CAQH profile." : "CAQH does not say whether the provider has authorized us.")
            : Is(word, "Expired Attestation") ? "The provider's attestation at CAQH has lapsed."
            : !s_attested.Any(attested => Is(word, attested)) ? $"CAQH does not show an attestation (status {word ?? "not stated"})."
            : date is null ? "CAQH does not say when the provider attested."
            : date > today ? $"CAQH says that the provider attested on {date:yyyy-MM-dd}, which is yet to come."
            : date.Value.AddDays(days) < today ? $"The attestation of {date:yyyy-MM-dd} held {days} days: it has lapsed."
            : null;
        return why is not null
            ? Verdict.Review(why) with { SourceDate = date }
            : new Verdict(VerificationOutcome.Verified, Shows(word!, date!.Value, days)) { CountsFrom = date, SourceDate = date, ExpiresOn = date.Value.AddDays(days) };
    }

    // What an attestation must cover is in the application (NCQA CR 3 C): the status is no look at it.
    private static string Shows(string status, DateOnly date, int days) => string.Create(CultureInfo.InvariantCulture, $"""
        The provider attested the complete CAQH profile on {date:yyyy-MM-dd} (status {status}) and has authorized us to see it; the attestation holds {days} days.
        The status does not show the answers: inability to perform, illegal drugs, loss of licence or felony, loss of privileges or discipline, and current malpractice cover are read in the application.
        """);

    private static bool Is(string? word, string known) => string.Equals(word, known, StringComparison.OrdinalIgnoreCase);

    private static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
