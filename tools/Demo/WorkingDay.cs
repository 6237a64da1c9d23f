using System.Text.Json;

namespace Credentialing.Demo;

/// <summary>What days of work have left behind at a client whose applications are with payors, so that every screen has something to show.</summary>
/// <param name="walk">The client's walk.</param>
/// <param name="provider">The provider whose credential file is being verified.</param>
internal sealed class WorkingDay(Walk walk, Guid provider)
{
    // What a source said of an element, by what the element's code begins with.
    private static readonly (string Code, string Source, string Method, string DocumentKind)[] s_verified =
    [
        ("license", "Department of Public Health", "website", "license"),
        ("education", "University registrar", "letter", "diploma"),
        ("malpractice-claims", "National Practitioner Data Bank", "website", "malpracticeClaims"),
        ("medicare-medicaid-sanctions", "OIG exclusion list", "website", "sanctionsReport"),
    ];

    private static readonly (string Place, string Name, string Role)[] s_team =
    [
        ("representativeId", "Noor Haddad", "representative"), ("managerId", "Tomas Lindqvist", "manager"), ("coverId", "Priya Raman", "representative"),
    ];

    private const string Excluded = "2000000127";

    // What the month added to the LEIE: of four made-up rows one is left out, and one is taken without what cannot be read in it.
    private const string NewExclusions =
        "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n" +
        "QUILLFEATHER,ORSON,T,,\"PHYSICIAN (MD, DO)\",INTERNAL MEDICINE,,0000000000,19710309,12 MADE UP LANE,HARTFORD,CT,06101,1128a1,20260219,00000000,00000000,\n" +
        ",,,IMAGINARY SUPPLIES INC,DME COMPANY,DME - GENERAL,,0000000000,,4 NOWHERE ROAD,BOSTON,MA,02101,1128b7,20260219,00000000,00000000,\n" +
        "BRAMBLEWICK,TESS,,,NURSE,NURSE/NURSES AIDE,,12345,19851399,9 EXAMPLE STREET,PROVIDENCE,RI,02901,1128b4,20260219,00000000,00000000,\n" +
        "FENNIMORE,PETRA,,,NURSE,NURSE/NURSES AIDE,,0000000000,19850101,9 EXAMPLE STREET,PROVIDENCE,RI,02901,1128b4,2026-99-99,00000000,00000000,\n";

    /// <summary>Spends it.</summary>
    public async Task SpendAsync()
    {
        await AssignAsync();
        await CompleteProfileAsync();
        await AskForDocumentsAsync();

        // Two of its rows cannot become a provider; the third names somebody whom the sandbox's lists exclude.
        await walk.SendRosterAsync(
            "npi,firstName,lastName,taxonomy,licenseState,licenseNumber,dateOfBirth\n1234567890,Ines,Marlow,207Q00000X,CT,1.234,06/30/1980\n" +
            $"1234567893,,Ohlsson,physician,Connecticut,,\n{Excluded},Gideon,Larkspurian,207Q00000X,CT,1.20012,1965-04-12\n");
        await walk.AlertAsync(Excluded);
        await walk.BringExclusionsAsync(NewExclusions);
        await VerifyAsync();
        await HearFromPayorsAsync();
        await walk.ArrangeAsync("monthlyCheckIn");
    }

    private async Task AssignAsync()
    {
        var team = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (place, name, role) in s_team)
        {
            team[place] = await PersonAsync(name, role);
        }

        await walk.Us.PutAsync($"/v1/clients/{walk.Client}/team", 1, team);
    }

    private async Task<Guid> PersonAsync(string name, string role) => (await walk.Us.PostAsync("/v1/users", new
    {
        email = $"{name.Replace(' ', '.').ToLowerInvariant()}@people.example", name, roles = new[] { role },
    })).Id();

    // The number is of a range that is never given to anybody.
    private async Task CompleteProfileAsync()
    {
        var path = $"/v1/providers/{provider}";
        var version = (await walk.They.GetAsync(path)).GetProperty("version").GetInt32();
        await walk.They.PatchAsync(path, version, new
        {
            dateOfBirth = "1984-02-17",
            ssn = "987654320",
            dea = new[] { new { number = "AM1234563", state = "CT", expiresOn = "2029-09-30" } },
            boardCertifications = new[] { new { board = "American Board of Family Medicine", specialty = "Family medicine", certifiedOn = "2014-07-01", expiresOn = "2030-12-31" } },
            education = new[] { new { institution = "Example State University", degree = "MD", startedOn = "2006-08-15", completedOn = "2010-05-20" } },
            workHistory = new[] { new { employer = "Riverside Clinic", position = "Physician", startedOn = "2014-08-01" } },
            malpractice = new[] { new { carrier = "Example Mutual", policyNumber = "EM-20417", coverage = "$1M / $3M", effectiveOn = "2026-01-01", expiresOn = "2027-12-31" } },
        });
    }

    private async Task AskForDocumentsAsync()
    {
        await walk.UploadAsync("provider", provider, "malpracticeInsurance");
        await walk.Us.PostAsync("/v1/document-requests", new
        {
            clientId = walk.Client, subjectKind = "provider", subjectId = provider, documentKind = "w9", dueOn = In(days: 10), reason = "Two payors ask for it.",
        });
    }

    private async Task VerifyAsync()
    {
        var file = (await walk.Us.ListAsync($"/v1/credential-files?clientId={walk.Client}")).First(one => one.GetProperty("providerId").GetGuid() == provider);
        var elements = $"/v1/credential-files/{file.Id()}/elements";
        foreach (var code in file.GetProperty("elements").EnumerateArray().Select(element => element.Text("code")))
        {
            var (known, source, method, documentKind) = s_verified.FirstOrDefault(one => code.StartsWith(one.Code, StringComparison.Ordinal));
            if (known is not null)
            {
                var evidence = (await walk.UploadAsync("provider", provider, documentKind)).Id();
                await KnownAsync(() => walk.Us.PostAsync($"{elements}/{code}/verifications", new { source, method, outcome = "verified", verifiedAt = Now, findings = "As stated.", evidence = new[] { evidence } }));
            }
        }

        await walk.Us.PostAsync($"{elements}/work-history/attempts", new { source = "Riverside Clinic", channel = "phone", at = Now, result = "They call back tomorrow" });
    }

    // A document that was stored just now is evidence when the service that verifies has heard of it.
    private static Task<JsonElement> KnownAsync(Func<Task<JsonElement>> record) => Gateway.UntilAsync("the evidence is known", async () =>
    {
        try
        {
            return await record();
        }
        catch (ApiException refused) when (refused.Problem.Text("code") == "evidence-unknown")
        {
            return null;
        }
    });

    private async Task HearFromPayorsAsync()
    {
        var easy = (await walk.Us.ListAsync("/v1/payors?state=CT")).Where(payor => payor.GetProperty("requirements").GetArrayLength() == 0).Select(payor => payor.Id()).ToHashSet();
        var applications = (await walk.Us.ListAsync($"/v1/applications?clientId={walk.Client}")).Where(one => easy.Contains(one.GetProperty("payorId").GetGuid())).Select(one => one.Id()).ToArray();
        foreach (var application in applications)
        {
            await walk.ApplicationAsync(application, "submitted");
        }

        if (applications is not [var first, var second, var third, ..])
        {
            return;
        }

        foreach (var application in (Guid[])[first, second, third])
        {
            await walk.Us.PostAsync($"/v1/applications/{application}/follow-ups", new { channel = "phone", contact = "Provider relations", outcome = "They have it", notes = "In the queue of new applications" });
            await RespondAsync(application, "received", "Received and complete");
        }

        await RespondAsync(first, "infoRequested", "At which location are patients seen on Saturdays?");
        await walk.Us.PostAsync($"/v1/applications/{second}/payor-responses", new
        {
            kind = "approved", text = "Welcome to the network", effectiveOn = In(days: 30), payorProviderId = "HL-204811",
        });
    }

    private Task<JsonElement> RespondAsync(Guid application, string kind, string text) =>
        walk.Us.PostAsync($"/v1/applications/{application}/payor-responses", new { kind, text });

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow().AddMinutes(-5);

    private static DateOnly In(int days) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days);
}
