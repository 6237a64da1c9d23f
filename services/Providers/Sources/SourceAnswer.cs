using System.Text.Json;

namespace Credentialing.Providers.Sources;

/// <summary>What came of asking an outside source once.</summary>
internal abstract record SourceAnswer
{
    /// <summary>It answered with a JSON document.</summary>
    /// <param name="Body">The document as it came.</param>
    public sealed record Given(string Body) : SourceAnswer
    {
        /// <summary>Says nothing of what is in it.</summary>
        public override string ToString() => nameof(Given);
    }

    /// <summary>It was asked, and did not answer with what it was asked for.</summary>
    /// <param name="Why">In a few words, to be read after its name.</param>
    public sealed record Silent(string Why) : SourceAnswer;

    /// <summary>It was not asked: others ask it, or it has failed too often just now.</summary>
    /// <param name="Why">In a few words.</param>
    public sealed record NotAsked(string Why) : SourceAnswer;

    /// <summary>Whether a text is a JSON document.</summary>
    /// <param name="body">The text.</param>
    public static bool IsJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
