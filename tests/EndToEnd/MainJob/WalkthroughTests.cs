using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting.Testing;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd.MainJob;

/// <summary>Runs what <c>docs/walkthrough.md</c> tells a new user to run.</summary>
public sealed partial class WalkthroughTests(StackFixture stack)
{
    [Fact]
    public async Task The_walkthrough_works_as_it_is_written()
    {
        var run = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(run, JsonSerializer.Serialize(new
            {
                gateway = stack.App.GetEndpoint("gateway", "http").ToString().TrimEnd('/'),
                administrator = new { clientId = stack.Administrator.ClientId, clientSecret = stack.Administrator.ClientSecret },
            }));

            var (exitCode, output) = await BashAsync(string.Join('\n', Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "walkthrough.md"))).Select(block => block.Groups["code"].Value)), run);

            exitCode.ShouldBe(0, output);
            output.ShouldContain("invoice-not-paid");
            output.ShouldContain("approved");
        }
        finally
        {
            File.Delete(run);
        }
    }

    private static async Task<(int ExitCode, string Output)> BashAsync(string script, string run)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, Environment = { ["RUN"] = run },
        })!;
        var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());

        // A command that fails ends it, except in a pipe, where the walkthrough shows a refusal.
        await bash.StandardInput.WriteAsync($"set -e\n{script}\n");
        bash.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await bash.WaitForExitAsync(patience.Token);
        return (bash.ExitCode, $"{await output}\n{await errors}");
    }

    [GeneratedRegex("```bash\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
