using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.Demo;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>The outside world as it can be: each part of it in turn slow, down and wrong, until it clears up.</summary>
internal sealed class Weather(HttpClient sandbox) : IDisposable
{
    private static readonly string[] s_parts = ["payors", "nppes", "card", "caqh", "mail", "leie", "sam"];
    private static readonly string[] s_modes = ["down", "wrong", "slow"];
    private static readonly TimeSpan s_spell = TimeSpan.FromSeconds(3);

    /// <summary>How often a part was made to misbehave.</summary>
    public int Spells { get; private set; }

    /// <summary>Goes round until it is stopped, and at least once through everything; then all is well.</summary>
    public async Task BlowAsync(CancellationToken over)
    {
        foreach (var mode in s_modes)
        {
            foreach (var part in s_parts)
            {
                await SetAsync(part, mode);
            }
        }

        while (!over.IsCancellationRequested)
        {
            await SetAsync(s_parts[Spells % s_parts.Length], s_modes[Spells / s_parts.Length % s_modes.Length]);
        }

        using var cleared = await sandbox.DeleteAsync(new Uri("/control", UriKind.Relative), CancellationToken.None);
        cleared.EnsureSuccessStatusCode();
    }

    /// <summary>A processor tells of payments until it is heard; the sandbox's gives up after ten times.</summary>
    public async Task TellOfPaymentsAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(s_spell, over));
            foreach (var told in await ItemsAsync("/card/events"))
            {
                if (told.GetProperty("last_status").GetInt32() is < 200 or > 299)
                {
                    using var again = await sandbox.PostAsync(new Uri($"/card/events/{told.Text("id")}/tell", UriKind.Relative), null, CancellationToken.None);
                }
            }
        }
    }

    /// <summary>Pays at a processor's page, as a person would: again when it does not answer.</summary>
    public static async Task PayAsync(Uri page)
    {
        using var person = new HttpClient(new Persistent(new Requests())) { Timeout = Timeout.InfiniteTimeSpan };
        using var paid = await person.PostAsync(page, null);
        paid.EnsureSuccessStatusCode();
    }

    /// <summary>What a part of the world has.</summary>
    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path) =>
        [.. JsonElement.Parse(await sandbox.GetStringAsync(new Uri(path, UriKind.Relative))).GetProperty("items").EnumerateArray()];

    public void Dispose() => sandbox.Dispose();

    private async Task SetAsync(string part, string mode)
    {
        using var set = await sandbox.PutAsJsonAsync(new Uri($"/control/{part}", UriKind.Relative), new { mode, delayMs = mode == "slow" ? 1500 : 0 });
        set.EnsureSuccessStatusCode();
        Spells++;
        await Task.Delay(s_spell);
        using var over = await sandbox.PutAsJsonAsync(new Uri($"/control/{part}", UriKind.Relative), new { mode = "ok" });
        over.EnsureSuccessStatusCode();
    }
}
