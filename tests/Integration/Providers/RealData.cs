using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>
/// Public data about real people, which is not in the repository: a folder <c>shared/data</c> beside it or above, or
/// wherever <c>REAL_DATA</c> says. What needs it passes without, and says so.
/// </summary>
internal static class RealData
{
    /// <summary>The path of a file; null, with a message, when the folder is not there.</summary>
    /// <param name="name">Below the folder.</param>
    public static string? Path(string name)
    {
        var found = Folders().Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"Not measured against {name}: the folder of real data is absent (set REAL_DATA).");
        }

        return found;
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("REAL_DATA") is { Length: > 0 } said)
        {
            yield return said;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return System.IO.Path.Combine(folder.FullName, "shared", "data");
        }
    }
}
