using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Made-up files of exclusion lists, and bringing them.</summary>
internal static class Lists
{
    private const string LeieHeader = "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE";

    private const string SamHeader = "Classification,Name,Prefix,First,Middle,Last,Suffix,Address 1,Address 2,Address 3,Address 4,City,State / Province,Country,Zip Code,Open Data Flag,Blank (Deprecated),Unique Entity ID,Exclusion Program,Excluding Agency,CT Code,Exclusion Type,Additional Comments,Active Date,Termination Date,Record Status,Cross-Reference,SAM Number,CAGE,NPI,Creation_Date";

    /// <summary>A surname that nobody else has, and that is like nobody else's.</summary>
    public static string NewSurname() =>
        string.Concat(Guid.CreateVersion7().ToByteArray()[6..].Select(value => (char)('A' + (value % 26))));

    public static string Leie(string last, string first = "ADA", string npi = "0000000000", string born = "", string middle = "", string excluded = "20240520", string reinstated = "00000000", string city = "BRIDGEPORT") =>
        $"\"{last}\",\"{first}\",\"{middle}\",,\"PHYSICIAN (MD, DO)\",\"FAMILY PRACTICE\",,\"{npi}\",\"{born}\",\"112 EXAMPLE STREET\",\"{city}\",\"CT\",\"06604\",\"1128a1 \",\"{excluded}\",\"{reinstated}\",\"00000000\",";

    public static string Sam(string last, string first = "TAMSIN", string termination = "Indefinite") =>
        $"Individual,,,{first},,{last},,,,,,WORCESTER,MA,USA,01608,,,,Reciprocal,OPM,,Prohibition/Restriction,,11/22/2023,{termination},,,{last[..8]},,,2023-11-22";

    /// <summary>Brings a file and waits for what comes of it.</summary>
    public static Task<JsonElement> BringAsync(this ProvidersHost host, string list, string kind, params string[] rows) =>
        host.BringAsync($"{list}?kind={kind}", string.Join("\r\n", rows.Prepend(list == "leie" ? LeieHeader : SamHeader)) + "\r\n");

    /// <inheritdoc cref="BringAsync(ProvidersHost, string, string, string[])"/>
    public static async Task<JsonElement> BringAsync(this ProvidersHost host, string path, string text)
    {
        using var caller = host.As("administrator");
        using var content = new StringContent(text, Encoding.Latin1, new MediaTypeHeaderValue("text/csv"));
        using var response = await caller.PostAsync(new Uri($"/v1/exclusion-lists/{path}", UriKind.Relative), content);
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
        return await host.DoneAsync(response.Headers.Location!.OriginalString);
    }

    /// <summary>Waits until a job is done.</summary>
    public static async Task<JsonElement> DoneAsync(this ProvidersHost host, string path)
    {
        using var caller = host.As("administrator");
        JsonElement job = default;
        await Wait.UntilAsync("the job is done", async () => (job = await caller.OkAsync("GET", path)).Text("state") is not ("queued" or "running"));
        return job;
    }

    /// <summary>Screens somebody.</summary>
    public static async Task<JsonElement> ScreenAsync(this ProvidersHost host, string body)
    {
        using var caller = host.As("specialist");
        return await caller.OkAsync("POST", "/v1/screenings", body);
    }

    public static async Task<JsonElement> ScreenAsync(this ProvidersHost host, string first, string last, string more = "") =>
        await host.ScreenAsync($$"""{"name":{"first":"{{first}}","last":"{{last}}"}{{more}}}""");

    public static (int Added, int Changed, int Unchanged, int Ended, int Unmatched, int Refused) Rows(this JsonElement import)
    {
        var rows = import.GetProperty("rows");
        int Of(string name) => rows.GetProperty(name).GetInt32();
        return (Of("added"), Of("changed"), Of("unchanged"), Of("ended"), Of("unmatched"), Of("refused"));
    }
}
