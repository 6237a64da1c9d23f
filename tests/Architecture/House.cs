using System.Xml.Linq;

namespace Credentialing.Tests.Architecture;

/// <summary>The checkout that these tests were built from.</summary>
internal static class House
{
    private static readonly string[] s_made = ["bin", "obj", "node_modules", "TestResults", ".data", ".git"];

    public static string Root { get; } = Find();

    /// <summary>Every file of the house with this ending, as paths below its root.</summary>
    public static string[] Files(string ending) =>
    [
        .. Directory.EnumerateFiles(Root, $"*{ending}", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split('/').Any(s_made.Contains))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The projects that a project references, as paths below the root.</summary>
    public static string[] References(string project) =>
    [
        .. XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetRelativePath(
                Root, Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value)))),
    ];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Credentialing.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return folder.FullName;
    }
}
