namespace Credentialing.ServiceDefaults.Messaging;

/// <summary>How long to wait before trying again.</summary>
public static class Backoff
{
    /// <summary>Doubles with every attempt up to a limit, half to one and a half of that, so that many who failed together do not return together.</summary>
    /// <param name="attempt">How many attempts failed: 1 or more.</param>
    /// <param name="first">After the first failure.</param>
    /// <param name="most">Never longer than one and a half of this.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan most, double random) =>
        TimeSpan.FromTicks((long)(Math.Min(first.Ticks * Math.Pow(2, Math.Min(attempt, 40) - 1), most.Ticks) * (0.5 + random)));

    /// <inheritdoc cref="After(int, TimeSpan, TimeSpan, double)"/>
    public static TimeSpan After(int attempt, TimeSpan first, TimeSpan most) =>
#pragma warning disable CA5394 // Nobody gains by guessing a pause.
        After(attempt, first, most, Random.Shared.NextDouble());
#pragma warning restore CA5394
}
