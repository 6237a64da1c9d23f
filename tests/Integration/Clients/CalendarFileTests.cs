using System.Diagnostics;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

/// <summary>A calendar file as another program's library reads it.</summary>
[Collection(OneClientsHost.Name)]
public sealed class CalendarFileTests(ClientsHost host)
{
    [Fact]
    public async Task A_foreign_calendar_reads_the_meeting_that_was_arranged()
    {
        const string attendee = "somebody.with.a.rather.long.name@a.rather.long.domain.example";
        var staff = host.As("representative");
        var client = (await ManyClients.CreateAsync(host.As("administrator"))).Id();
        using var arranged = await staff.SendAsync(
            "POST", $"/v1/clients/{client}/meetings",
            $$"""{"kind":"consultation","startsAt":"2030-01-07T10:00:00-05:00","durationMinutes":30,"attendees":["{{attendee}}"]}""");
        var meeting = (await arranged.BodyAsync()).Id();

        var read = await ReadAsync(await staff.GetStringAsync($"/v1/meetings/{meeting}.ics"));

        read.GetProperty("method").GetString().ShouldBe("REQUEST");
        read.GetProperty("uid").GetString().ShouldBe($"{meeting}@credentialing");
        read.GetProperty("sequence").GetInt32().ShouldBe(0);
        read.GetProperty("start").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2030, 1, 7, 15, 0, 0, TimeSpan.Zero));
        read.GetProperty("end").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2030, 1, 7, 15, 30, 0, TimeSpan.Zero));
        read.GetProperty("summary").GetString().ShouldBe("Consultation");
        read.GetProperty("attendees").EnumerateArray().Select(address => address.GetString()).ShouldBe([$"mailto:{attendee}"]);
    }

    private static async Task<JsonElement> ReadAsync(string file)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Clients", "foreign");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            (await RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], "")).Code.ShouldBe(0);
        }

        var (code, output) = await RunAsync(folder, "node", ["read-calendar.mjs"], file);
        code.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
