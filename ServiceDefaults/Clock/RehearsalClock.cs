namespace Credentialing.ServiceDefaults.Clock;

/// <summary>
/// The real clock plus an offset that only ever grows: a month of follow-ups can be rehearsed in a minute. Timers and
/// timestamps stay real, and so do tokens, which are not validated by this clock.
/// </summary>
public sealed class RehearsalClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>How far ahead of the real clock.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    /// <summary>
    /// Moves forward to an offset; an older one changes nothing. So it does not matter in which order, how often and
    /// from whom a copy learns of it.
    /// </summary>
    /// <param name="offset">Absolute, from the real clock.</param>
    /// <returns>Whether the clock moved.</returns>
    public bool Forward(TimeSpan offset)
    {
        for (var known = Interlocked.Read(ref _offsetTicks); offset.Ticks > known; known = Interlocked.Read(ref _offsetTicks))
        {
            if (Interlocked.CompareExchange(ref _offsetTicks, offset.Ticks, known) == known)
            {
                return true;
            }
        }

        return false;
    }
}
