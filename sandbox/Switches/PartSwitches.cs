using System.Collections.Concurrent;
using System.Text.Json.Serialization;

namespace Credentialing.Sandbox.Switches;

/// <summary>How a part of the outside world behaves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartMode>))]
public enum PartMode
{
    /// <summary>As it should.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It does what it is asked at once, and answers late.</summary>
    [JsonStringEnumMemberName("slow")]
    Slow,

    /// <summary>It does nothing and says 503.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>It answers something that is not so; what, README.md says part by part.</summary>
    [JsonStringEnumMemberName("wrong")]
    Wrong,
}

/// <summary>The names of the parts.</summary>
public static class Parts
{
    public const string Nppes = "nppes", Caqh = "caqh", Leie = "leie", Sam = "sam", Board = "board", Payors = "payors", Card = "card", Mail = "mail";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Nppes, Caqh, Leie, Sam, Board, Payors, Card, Mail];
}

/// <summary>How a part is set.</summary>
/// <param name="Part">Its name.</param>
/// <param name="Mode">How it behaves.</param>
/// <param name="DelayMs">By how many milliseconds its answers are late.</param>
public sealed record PartState(string Part, PartMode Mode, int DelayMs);

/// <summary>Lets somebody set how each part behaves.</summary>
public sealed class PartSwitches
{
    private const int UsualDelayMs = 3000;

    private readonly ConcurrentDictionary<string, PartState> _states = new(
        Parts.All.Select(part => KeyValuePair.Create(part, new PartState(part, PartMode.Ok, 0))), StringComparer.Ordinal);

    /// <summary>Every part, in the order of <see cref="Parts.All"/>.</summary>
    public IReadOnlyList<PartState> All => [.. Parts.All.Select(part => _states[part])];

    /// <summary>How a part is set.</summary>
    /// <param name="part">Its name.</param>
    public PartState this[string part] => _states[part];

    /// <summary>Whether a part is to answer what is not so.</summary>
    /// <param name="part">Its name.</param>
    public bool IsWrong(string part) => _states[part].Mode == PartMode.Wrong;

    /// <summary>Sets a part.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="mode">How it is to behave.</param>
    /// <param name="delayMs">By how much its answers are late; by default 3 seconds when slow, else nothing.</param>
    public PartState Set(string part, PartMode mode, int? delayMs) =>
        _states[part] = new PartState(part, mode, Math.Max(0, delayMs ?? (mode == PartMode.Slow ? UsualDelayMs : 0)));

    /// <summary>Everything behaves again.</summary>
    public void Reset()
    {
        foreach (var part in Parts.All)
        {
            Set(part, PartMode.Ok, null);
        }
    }
}
