using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Credentialing.Tests.Benchmarks;

/// <summary>Keeps one section for each benchmark in <c>docs/benchmarks.md</c>; the last run's replaces the one before.</summary>
internal static class Report
{
    private const string Title = "# Benchmarks\n\nWritten by `./test --bench`; ratios are taken in one run, the load generator included.\n";

    public static void Write(IBenchmark benchmark, IReadOnlyList<Result> results)
    {
        var file = Path.Combine(Root(), "docs", "benchmarks.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var sections = (File.Exists(file) ? File.ReadAllText(file) : Title).Split("\n## ");
        var section = Section(benchmark, results);
        var kept = sections.Skip(1).Where(other => !other.StartsWith(benchmark.Name + "\n", StringComparison.Ordinal)).Append(section)
            .Order(StringComparer.Ordinal);
        File.WriteAllText(file, sections[0].TrimEnd() + "\n" + string.Concat(kept.Select(text => "\n## " + text.TrimEnd() + "\n")));
    }

    private static string Section(IBenchmark benchmark, IReadOnlyList<Result> results)
    {
        var text = new StringBuilder($"{benchmark.Name}\n{benchmark.What}\n\n{Machine()}\n\n| what | result | target |\n| --- | ---: | --- |\n");
        foreach (var (what, value, target) in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {value} | {target} |\n");
        }

        return text.ToString();
    }

    private static string Machine() =>
        $"On {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Credentialing.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
