using System.Text.Json;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults.Http.Json;

namespace Credentialing.Providers.Sources;

/// <summary>The exclusion lists that are in force here, for the element <c>medicare-medicaid-sanctions</c>.</summary>
internal sealed class ExclusionSource(Screener screener) : IAutomaticSource
{
    public AutomaticSource Which => AutomaticSource.ExclusionLists;

    public string Name => "OIG LEIE and SAM.gov exclusions";

    public string Element => "medicare-medicaid-sanctions";

    public string Instead => "on the web sites of the OIG and of SAM";

    public bool IsConfigured => true;

    public string QuestionOf(Provider provider) => Ground.Of(
        "question", [provider.FirstName, provider.MiddleName, provider.LastName, provider.Npi, provider.DateOfBirth?.ToString("O"), StateOf(provider), .. provider.FormerNames]);

    public async Task<SourceAnswer> AskAsync(Provider provider, CancellationToken cancellationToken)
    {
        var subject = new ScreeningSubject(
            provider.FirstName, provider.MiddleName, provider.LastName, provider.FormerNames, null, provider.Npi, provider.DateOfBirth, StateOf(provider));
        return new SourceAnswer.Given(JsonSerializer.Serialize(await screener.ScreenAsync(subject, cancellationToken), StrictJson.Options));
    }

    public Reading Read(string body, Provider provider, DateOnly today) =>
        ExclusionVerdict.Of(JsonSerializer.Deserialize<ScreeningResult>(body, StrictJson.Options)!);

    private static string? StateOf(Provider provider) => provider.Licenses.Select(license => license.State).FirstOrDefault();
}
