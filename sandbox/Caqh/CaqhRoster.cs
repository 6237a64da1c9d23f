using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Credentialing.Sandbox.Caqh;

/// <summary>What CAQH knows of a provider.</summary>
/// <param name="Npi">The NPI.</param>
/// <param name="CaqhProviderId">Eight digits.</param>
/// <param name="RosterStatus">On the organization's roster: <c>ACTIVE</c>, or <c>NOT ON ROSTER</c>.</param>
/// <param name="AuthorizationFlag"><c>Y</c> when the provider lets the organization see its data.</param>
/// <param name="ProviderStatus">For example <c>Re-Attestation</c> or <c>Expired Attestation</c>.</param>
/// <param name="ProviderStatusDaysAgo">Since how many days; what is attested would else be old in every stack.</param>
/// <param name="ProviderPracticeState">The state of the main practice.</param>
public sealed record CaqhProvider(
    string Npi, string CaqhProviderId, string RosterStatus, string AuthorizationFlag, string ProviderStatus, int ProviderStatusDaysAgo, string ProviderPracticeState);

/// <summary>A status as the roster API answers it.</summary>
public sealed record CaqhStatus(
    [property: JsonPropertyName("organization_id")] string OrganizationId,
    [property: JsonPropertyName("caqh_provider_id")] string CaqhProviderId,
    [property: JsonPropertyName("roster_status")] string RosterStatus,
    [property: JsonPropertyName("authorization_flag")] string AuthorizationFlag,
    [property: JsonPropertyName("provider_status")] string ProviderStatus,
    [property: JsonPropertyName("provider_status_date")] string ProviderStatusDate,
    [property: JsonPropertyName("provider_practice_state")] string ProviderPracticeState,
    [property: JsonPropertyName("provider_found_flag")] string ProviderFoundFlag);

/// <summary>The providers that CAQH knows here.</summary>
public sealed class CaqhRoster
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CaqhProvider> _providers = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    /// <summary>Loads the samples.</summary>
    /// <param name="folders">Where they lie.</param>
    /// <param name="clock">Tells today.</param>
    public CaqhRoster(SourceFolders folders, TimeProvider clock)
    {
        _clock = clock;
        Load(JsonSerializer.Deserialize<CaqhProvider[]>(File.ReadAllText(folders.Sample("caqh/providers.json")), JsonSerializerOptions.Web)!);
    }

    /// <summary>Adds providers; of one NPI the last stays.</summary>
    /// <param name="providers">The providers.</param>
    public void Load(IEnumerable<CaqhProvider> providers)
    {
        lock (_lock)
        {
            foreach (var provider in providers)
            {
                _providers[provider.Npi] = provider;
            }
        }
    }

    /// <summary>The status of an NPI for an organization.</summary>
    /// <param name="organization">Who asks.</param>
    /// <param name="npi">About whom.</param>
    /// <param name="somebodyElse">Whether to answer about another provider.</param>
    public CaqhStatus StatusOf(string organization, string npi, bool somebodyElse)
    {
        lock (_lock)
        {
            var found = somebodyElse ? _providers.Values.FirstOrDefault(provider => provider.Npi != npi) : _providers.GetValueOrDefault(npi);
            return found is null
                ? new CaqhStatus(organization, "", "", "", "", "", "", "N")
                : new CaqhStatus(
                    organization, found.CaqhProviderId, found.RosterStatus, found.AuthorizationFlag, found.ProviderStatus,
                    _clock.GetUtcNow().AddDays(-found.ProviderStatusDaysAgo).ToString("yyyyMMdd", CultureInfo.InvariantCulture), found.ProviderPracticeState, "Y");
        }
    }
}
