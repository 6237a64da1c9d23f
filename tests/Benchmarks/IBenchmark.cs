namespace Credentialing.Tests.Benchmarks;

/// <summary>A line of a benchmark's table.</summary>
internal sealed record Result(string What, string Value, string Target);

/// <summary>Something that is measured; never a test that passes or fails.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string What { get; }

    Task<IReadOnlyList<Result>> RunAsync();
}
