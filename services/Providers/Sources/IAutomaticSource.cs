using Credentialing.Providers.Providers;

namespace Credentialing.Providers.Sources;

/// <summary>The sources that are asked without a person.</summary>
public enum AutomaticSource
{
    /// <summary>The NPI registry (NPPES).</summary>
    Nppes,

    /// <summary>The exclusion lists of the OIG and of SAM.</summary>
    ExclusionLists,

    /// <summary>CAQH ProView.</summary>
    Caqh,
}

/// <summary>A source that is asked without a person about one element of a file.</summary>
internal interface IAutomaticSource
{
    /// <summary>Which.</summary>
    AutomaticSource Which { get; }

    /// <summary>Its name, as verifications show it.</summary>
    string Name { get; }

    /// <summary>The code of the element that it answers for.</summary>
    string Element { get; }

    /// <summary>Where a person looks instead, as the end of a sentence.</summary>
    string Instead { get; }

    /// <summary>Whether this service is told where it is.</summary>
    bool IsConfigured { get; }

    /// <summary>What is asked about a provider: when it has changed meanwhile, the answer is of no use.</summary>
    /// <param name="provider">Whose file.</param>
    string QuestionOf(Provider provider);

    /// <summary>Asks, with one request.</summary>
    /// <param name="provider">Whose file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SourceAnswer> AskAsync(Provider provider, CancellationToken cancellationToken);

    /// <summary>Reads an answer.</summary>
    /// <param name="body">The JSON document that came.</param>
    /// <param name="provider">Whose file.</param>
    /// <param name="today">The day of the answer (UTC).</param>
    Reading Read(string body, Provider provider, DateOnly today);

    /// <summary>Does what else follows from an answer, in the transaction that records it.</summary>
    /// <param name="provider">Whose file.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task RecordedAsync(Provider provider, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;
}
