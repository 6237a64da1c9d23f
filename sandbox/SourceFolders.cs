namespace Credentialing.Sandbox;

/// <summary>Where what is answered from lies: the made-up samples, and public data where somebody has it.</summary>
public sealed class SourceFolders
{
    private readonly string _samples = Path.Combine(AppContext.BaseDirectory, "Samples");
    private readonly string? _data;

    /// <summary>Finds the folders. <c>Sandbox:DataFolder</c> is below the checkout unless it is absolute.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="environment">Where the sandbox runs.</param>
    public SourceFolders(IConfiguration configuration, IWebHostEnvironment environment)
    {
        var folder = configuration["Sandbox:DataFolder"] ?? "../shared/data";
        if (!string.IsNullOrWhiteSpace(folder) && Path.Combine(Checkout(environment.ContentRootPath), folder) is var full && Directory.Exists(full))
        {
            _data = Path.GetFullPath(full);
        }
    }

    /// <summary>A file of the samples.</summary>
    /// <param name="path">Its path there.</param>
    public string Sample(string path) => Path.Combine(_samples, path);

    /// <summary>The files of a folder, the samples first, then those of the data folder, each in the order of names.</summary>
    /// <param name="folder">The folder's name, the same in both.</param>
    /// <param name="pattern">Which files.</param>
    public IEnumerable<string> Files(string folder, string pattern) => FilesOf(_samples, folder, pattern).Concat(FilesOf(_data, folder, pattern));

    private static IEnumerable<string> FilesOf(string? root, string folder, string pattern) =>
        root is not null && Path.Combine(root, folder) is var path && Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal)
            : [];

    private static string Checkout(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Credentialing.sln")))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
