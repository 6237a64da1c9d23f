using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;

namespace Credentialing.Providers.Caqh;

/// <summary>CAQH ProView, for the element <c>attestation</c>.</summary>
internal sealed class CaqhSource(CaqhRoster roster) : IAutomaticSource
{
    public AutomaticSource Which => AutomaticSource.Caqh;

    public string Name => "CAQH ProView";

    public string Element => "attestation";

    public string Instead => "in the CAQH portal, or takes a signed attestation from the provider";

    public bool IsConfigured => roster.IsConfigured;

    public string QuestionOf(Provider provider) => provider.Npi;

    public Task<SourceAnswer> AskAsync(Provider provider, CancellationToken cancellationToken) => roster.AskOnceAsync(provider.Npi, cancellationToken);

    public Reading Read(string body, Provider provider, DateOnly today) => AttestationVerdict.Of(body, provider.CaqhId, roster.OrganizationId, today);
}
