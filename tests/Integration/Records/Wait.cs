using System.Diagnostics;

namespace Credentialing.Tests.Integration.Records;

/// <summary>Waits for a condition, and fails with its name when it does not come true.</summary>
internal static class Wait
{
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, int seconds = 60)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            if (since.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"Not within {seconds} s: {what}.");
            }

            await Task.Delay(20);
        }
    }
}
