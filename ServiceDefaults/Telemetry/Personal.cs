namespace Credentialing.ServiceDefaults.Telemetry;

/// <summary>
/// A value that does not print: in a log line, an interpolated string or an exception it is <c>***</c>. For personal
/// data that passes through code which also logs.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value itself.</param>
public readonly record struct Personal<T>(T Value)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => "***";
}
