namespace Aspire.Hosting.Running;

/// <summary>Finds what a build made of a project.</summary>
internal static class ProjectOutput
{
    /// <summary>The project's program, in the configuration and framework that we were built for ourselves.</summary>
    /// <param name="projectPath">Full path of the .csproj.</param>
    /// <param name="ownOutput">Our own folder, such as <c>…/bin/Release/net10.0/</c>.</param>
    public static string Find(string projectPath, string ownOutput)
    {
        var own = new DirectoryInfo(ownOutput.TrimEnd('/'));
        var output = Path.Combine(Path.GetDirectoryName(projectPath)!, "bin", own.Parent!.Name, own.Name);
        const string suffix = ".runtimeconfig.json";

        // A program that references another has both beside it; its own is named after the project.
        var programs = Directory.Exists(output)
            ? Directory.GetFiles(output, "*" + suffix)
                .Select(file => file[..^suffix.Length] + ".dll")
                .Where(dll => Path.GetFileNameWithoutExtension(dll).EndsWith(Path.GetFileNameWithoutExtension(projectPath), StringComparison.Ordinal))
                .ToArray()
            : [];
        return programs.Length == 1
            ? programs[0]
            : throw new DistributedApplicationException($"{Path.GetFileName(projectPath)} is not built ({own.Parent.Name}): dotnet build -c {own.Parent.Name}");
    }
}
