namespace Credentialing.Gateway.Routing;

/// <summary>
/// Where each configured service listens: <c>services:{name}:http:{n}</c>, one address per copy. The gateway's own
/// name is left out, so that it never asks itself.
/// </summary>
internal sealed class ServiceAddresses
{
    private readonly SortedDictionary<string, Uri[]> byName = new(StringComparer.Ordinal);

    public ServiceAddresses(IConfiguration configuration)
    {
        foreach (var service in configuration.GetSection("services").GetChildren())
        {
            Uri[] copies = [.. service.GetSection("http").GetChildren()
                .Where(copy => !string.IsNullOrWhiteSpace(copy.Value))
                .Select(copy => new Uri(copy.Value!, UriKind.Absolute))];
            if (copies.Length > 0 && service.Key is not "gateway")
            {
                byName.Add(service.Key, copies);
            }
        }
    }

    /// <summary>The configured services, by name in alphabetical order.</summary>
    public IReadOnlyCollection<string> Names => byName.Keys;

    /// <summary>The addresses of a service's copies; none when it is not configured.</summary>
    public IReadOnlyList<Uri> Of(string service) => byName.TryGetValue(service, out var copies) ? copies : [];
}
