namespace Credentialing.Payors.Applications;

/// <summary>Who does something, and when.</summary>
/// <param name="Actor">The name or id of the account; <c>system</c> for what happens by itself.</param>
/// <param name="At">When (UTC).</param>
public readonly record struct Act(string Actor, DateTimeOffset At)
{
    /// <summary>The actor of what happens by itself.</summary>
    public const string System = "system";

    /// <summary>The calendar day (UTC).</summary>
    public DateOnly Today => DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>Something that happens by itself.</summary>
    /// <param name="at">When (UTC).</param>
    public static Act BySystem(DateTimeOffset at) => new(System, at);
}
