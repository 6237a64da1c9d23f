using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Practitioners of the NPPES, screened against the OIG's exclusions of six years and the sample of SAM.gov.</summary>
[Collection(SharedProviders.Name)]
public sealed class RealExclusionTests(ProvidersHost host)
{
    [Fact]
    public async Task Practitioners_are_screened_against_the_published_exclusions_and_whoever_is_planted_is_found()
    {
        if (RealData.Path("nppes/nppes-practitioners-1.csv") is not { } practitioners || RealData.Path("leie/exclusions/1601excl.csv") is not { } month
            || RealData.Path("leie/reinstatements/1601rein.csv") is not { } reinstated || RealData.Path("sam/sam_exclusions_extract_v2_2023-11.csv") is not { } sam)
        {
            return;
        }

        // Each in one file: all months of exclusions are the full one.
        var (exclusions, reinstatements) = (Joined(month), Joined(reinstated));
        Say("full file of LEIE", await BringAsync("leie?kind=full", exclusions));
        Say("reinstatements of LEIE", await BringAsync("leie?kind=reinstatement", reinstatements));
        Say("SAM", await BringAsync("sam?kind=full", await File.ReadAllTextAsync(sam, Encoding.Latin1)));

        var client = await host.ClientAsync();
        using var us = host.As("specialist");
        var since = Stopwatch.StartNew();
        (await host.As("clientAdmin", client).ImportAsync(client, await File.ReadAllTextAsync(practitioners))).Counts().ShouldBe((1200, 1200, 0));
        Write($"roster: 1200 practitioners in {since.Elapsed.TotalSeconds:F1} s");

        var listed = await ListedAsync(exclusions, reinstatements);
        var (byNpi, misspelt, namesake) = (listed.First(row => row.Npi is not null), listed.First(row => CanBeToldByBirth(row)), listed.Where(CanBeToldByBirth).ElementAt(1));
        var excluded = await PlantAsync(us, client, byNpi.FirstName!, byNpi.LastName!, null, byNpi.Npi);
        var typing = await PlantAsync(us, client, misspelt.FirstName!, Misspelt(misspelt.LastName!), null);
        var other = await PlantAsync(us, client, namesake.FirstName!, namesake.LastName!, namesake.DateOfBirth!.Value.AddYears(-27).AddDays(45));

        since.Restart();
        var run = await RunAsync(us, client);
        var seconds = since.Elapsed.TotalSeconds;
        var counts = run.GetProperty("counts");
        Write($"run: {run.GetProperty("screened").GetInt32()} screened in {seconds:F1} s: {counts.GetRawText()}");
        (run.GetProperty("screened").GetInt32(), ((string[])["clear", "possible", "match", "undetermined"]).Sum(name => counts.GetProperty(name).GetInt32())).ShouldBe((1203, 1203));

        var alerts = (await us.ItemsAsync($"/v1/alerts?clientId={client}&limit=200")).ToLookup(alert => alert.GetProperty("provider").GetProperty("id").GetGuid());
        alerts[excluded].ShouldContain(alert => alert.Text("outcome") == "match");
        foreach (var alert in alerts[typing])
        {
            alert.Text("outcome").ShouldBeOneOf("possible", "undetermined");
            alert.GetProperty("candidate").Texts("reasons").ShouldNotBeEmpty();
        }

        alerts[typing].ShouldNotBeEmpty();
        alerts[other].ShouldBeEmpty();
        counts.GetProperty("clear").GetInt32().ShouldBeGreaterThan(1000, "most have no namesake on a list");

        // Whom the namesake was taken for is told, and why it is somebody else.
        var clear = await host.ScreenAsync(namesake.FirstName!, namesake.LastName!, $",\"dateOfBirth\":\"{namesake.DateOfBirth!.Value.AddYears(-27).AddDays(45):yyyy-MM-dd}\"");
        clear.Text("outcome").ShouldBe("clear");
        clear.GetProperty("candidates").EnumerateArray().ShouldContain(candidate => candidate.Texts("reasons").Any(reason => reason.Contains("date of birth is another one", StringComparison.Ordinal)));

        // Real people are nobody that the other tests made up.
        await host.BringAsync("leie", "full", Lists.Leie(Lists.NewSurname()));
        await host.BringAsync("sam", "full", Lists.Sam(Lists.NewSurname()));
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static void Say(string what, (JsonElement Import, double Seconds) came)
    {
        var refused = came.Import.GetProperty("refusedRows").EnumerateArray().GroupBy(row => row.Text("code")).Select(rows => $"{rows.Key} {rows.Count()}");
        Write($"{what}: {came.Import.GetProperty("rows").GetRawText()} in {came.Seconds:F1} s; refused: {string.Join(", ", refused)}");
    }

    private static string Misspelt(string name) => $"{name[..3]}{name[4]}{name[3]}{name[5..]}";

    // The header once, and the rows of all files of the folder.
    private static string Joined(string first)
    {
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(first)!, "*.csv").Order(StringComparer.Ordinal).Select(file => File.ReadAllLines(file, Encoding.Latin1)).ToArray();
        return string.Join("\r\n", files.SelectMany(lines => lines.Skip(1)).Where(line => line.Length > 0).Prepend(files[0][0])) + "\r\n";
    }

    // People in force whose surname is long and nobody else's.
    private static async Task<ListedRow[]> ListedAsync(string exclusions, string reinstatements)
    {
        var back = (await ReadAsync(reinstatements, ListKind.Reinstatement)).Select(row => row.Party).ToHashSet();
        return [.. (await ReadAsync(exclusions, ListKind.Full)).Where(row => row.IsPerson && row.FirstName is not null).GroupBy(row => row.LastName).Where(rows => rows.Count() == 1)
            .Select(rows => rows.Single()).Where(row => row.LastName!.Length > 9 && row.LastName.All(char.IsAsciiLetter) && row.LastName[3] != row.LastName[4] && !back.Contains(row.Party))];
    }

    private static bool CanBeToldByBirth(ListedRow row) => row is { Npi: null, DateOfBirth: not null };

    private static async Task<IReadOnlyList<ListedRow>> ReadAsync(string text, ListKind kind)
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(text));
        return (await FileReader.ReadAsync(file, false, new LeieFormat(), kind, TestContext.Current.CancellationToken)).Content!.Rows;
    }

    private static async Task<Guid> PlantAsync(HttpClient us, Guid client, string first, string last, DateOnly? born, string? npi = null) => (await us.CreateAsync(
        "/v1/providers",
        $$"""{"clientId":"{{client}}","npi":"{{npi ?? ProvidersHost.NewNpi()}}","firstName":"{{first}}","lastName":"{{last}}"{{(born is { } day ? $",\"dateOfBirth\":\"{day:yyyy-MM-dd}\"" : "")}}}""")).Id();

    private async Task<JsonElement> RunAsync(HttpClient us, Guid client)
    {
        using var response = await us.SendAsync("POST", "/v1/screening-runs", $$"""{"clientId":"{{client}}"}""");
        return await host.DoneAsync(response.Headers.Location!.OriginalString);
    }

    private async Task<(JsonElement Import, double Seconds)> BringAsync(string path, string text)
    {
        var since = Stopwatch.StartNew();
        var import = await host.BringAsync(path, text);
        import.Text("state").ShouldBe("completed", import.GetRawText());
        return (import, since.Elapsed.TotalSeconds);
    }
}
