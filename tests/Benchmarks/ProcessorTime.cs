using System.Globalization;

namespace Credentialing.Tests.Benchmarks;

/// <summary>
/// The processor time of processes and all that they started, those that have ended included, as Linux accounts it: what
/// work costs, whoever else uses the machine.
/// </summary>
internal static class ProcessorTime
{
    // USER_HZ, which is the same on every Linux that .NET runs on.
    private const double TicksPerMillisecond = 0.1;

    /// <summary>What named processes use from lap to lap.</summary>
    internal sealed class Meter((string Name, int ProcessId)[] processes)
    {
        private double[] _before = Read(processes);

        public Meter(params ReadOnlySpan<(string Name, int ProcessId)> processes)
            : this(processes.ToArray())
        {
        }

        /// <summary>Per piece of work since the lap before.</summary>
        public IReadOnlyList<(string Name, double Milliseconds)> Lap(int pieces)
        {
            var now = Read(processes);
            var lap = processes.Select((process, i) => (process.Name, (now[i] - _before[i]) / pieces)).ToArray();
            _before = now;
            return lap;
        }

        // One look at all processes; servers that this process started are not counted as its own.
        private static double[] Read((string Name, int ProcessId)[] processes)
        {
            var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
                .Select(name => StatOf(name!)).OfType<Stat>().ToDictionary(stat => stat.Id);
            return [.. processes.Select(process => process.ProcessId == Environment.ProcessId ? all[process.ProcessId].Own : TreeOf(all, process.ProcessId))];
        }
    }

    private sealed record Stat(int Id, int Parent, double Own, double Ended);

    private static double TreeOf(Dictionary<int, Stat> all, int root) =>
        all[root].Own + all[root].Ended + all.Values.Where(stat => stat.Parent == root).Sum(stat => TreeOf(all, stat.Id));

    private static Stat? StatOf(string id)
    {
        try
        {
            // The second field is a name in parentheses, with whatever somebody put there.
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
            double Ticks(int first) => (Number(fields[first]) + Number(fields[first + 1])) / TicksPerMillisecond;
            return new Stat((int)Number(id), (int)Number(fields[1]), Ticks(11), Ticks(13));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
