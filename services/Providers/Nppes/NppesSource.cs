using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Nppes;

/// <summary>The NPI registry, for the element <c>npi</c>.</summary>
internal sealed class NppesSource(NppesRegistry registry) : IAutomaticSource
{
    public AutomaticSource Which => AutomaticSource.Nppes;

    public string Name => "NPI registry (NPPES)";

    public string Element => "npi";

    public string Instead => "on the registry's web site";

    public bool IsConfigured => registry.IsConfigured;

    public string QuestionOf(Provider provider) => provider.Npi;

    public Task<SourceAnswer> AskAsync(Provider provider, CancellationToken cancellationToken) => registry.AskOnceAsync(provider.Npi, cancellationToken);

    public Reading Read(string body, Provider provider, DateOnly today) => NpiVerdict.Of(body, provider);
}
