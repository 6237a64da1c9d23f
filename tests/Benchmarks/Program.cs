using Credentialing.Tests.Benchmarks;
using Credentialing.Tests.Benchmarks.Events;
using Credentialing.Tests.Benchmarks.Rosters;
using Credentialing.Tests.Benchmarks.Tokens;

// Every benchmark, or those that are named; prints a table and writes it to docs/benchmarks.md.
IBenchmark[] all = [new EventsBenchmark(), new RostersBenchmark(), new TokensBenchmark()];
var chosen = args.Length == 0 ? all : [.. all.Where(benchmark => args.Contains(benchmark.Name, StringComparer.Ordinal))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 1;
}

foreach (var benchmark in chosen)
{
    Console.WriteLine($"== {benchmark.Name}: {benchmark.What}");
    var results = await benchmark.RunAsync();
    foreach (var (what, value, target) in results)
    {
        Console.WriteLine($"{what,-60} {value,16} {target}");
    }

    Report.Write(benchmark, results);
}

return 0;
