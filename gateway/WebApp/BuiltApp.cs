using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Credentialing.Gateway.WebApp;

/// <summary>
/// The built web app, read once: it is small, and does not change while the gateway runs. It is in <c>WebApp:Root</c>,
/// else where a published gateway has its files, else where a checkout builds it.
/// </summary>
internal sealed class BuiltApp
{
    private const string Page = "index.html", Nonce = "__CSP_NONCE__";
    private const int NonceBytes = 16;

    private readonly FrozenDictionary<string, AppFile> files;
    private readonly string? page;

    public BuiltApp(IConfiguration configuration, IHostEnvironment environment)
    {
        string?[] places = [configuration["WebApp:Root"], Path.Combine(environment.ContentRootPath, "wwwroot"), Path.Combine(environment.ContentRootPath, "..", "web", "dist")];
        var root = Array.Find(places, place => place is not null && File.Exists(Path.Combine(place, Page)));
        files = root is null ? FrozenDictionary<string, AppFile>.Empty : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: "/" + Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/')))
            .Where(file => file.Name != "/" + Page && !IsCompressed(file.Name))
            .ToFrozenDictionary(file => file.Name, file => AppFile.Read(file.Path), StringComparer.Ordinal);
        page = root is null ? null : File.ReadAllText(Path.Combine(root, Page));
    }

    /// <summary>Whether there is one.</summary>
    public bool Exists => page is not null;

    /// <summary>The file at a path, or null.</summary>
    public AppFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The page that every path of the app begins with, and the policy that it is safe under: a nonce of its own for each answer.</summary>
    public (byte[] Content, string Policy) OpenPage()
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        return (Encoding.UTF8.GetBytes(page!.Replace(Nonce, nonce, StringComparison.Ordinal)), PolicyWith(nonce));
    }

    // Scripts only as built. Components write style sheets while they run, which the nonce allows; nobody else's is.
    private static string PolicyWith(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static bool IsCompressed(string name) => name.EndsWith(".br", StringComparison.Ordinal) || name.EndsWith(".gz", StringComparison.Ordinal);
}
