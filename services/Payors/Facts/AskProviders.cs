using System.Globalization;
using Credentialing.Payors.Applications;
using Credentialing.Providers.Contracts.V1;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Tenancy;
using Grpc.Core;

namespace Credentialing.Payors.Facts;

/// <summary>Asks Providers for who applies.</summary>
internal static class AskProviders
{
    /// <summary>The client's providers; only those named, when any is.</summary>
    public static async Task<IReadOnlyList<ProviderFacts>> ProvidersAsync(
        this ProviderDirectory.ProviderDirectoryClient directory, ClientId client, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var request = new ListProvidersRequest { ProviderIds = { ids.Select(id => id.ToString()) } };
        using var call = directory.ListProviders(request, ServiceCall.About(client, cancellationToken));
        var found = new List<ProviderFacts>();
        await foreach (var provider in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            found.Add(ToFacts(provider));
        }

        return found;
    }

    /// <summary>The client's practices; only those named, when any is.</summary>
    public static async Task<IReadOnlyList<PracticeFacts>> PracticesAsync(
        this ProviderDirectory.ProviderDirectoryClient directory, ClientId client, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var request = new ListPracticesRequest { PracticeIds = { ids.Select(id => id.ToString()) } };
        using var call = directory.ListPractices(request, ServiceCall.About(client, cancellationToken));
        var found = new List<PracticeFacts>();
        await foreach (var practice in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            found.Add(ToFacts(practice));
        }

        return found;
    }

    /// <summary>Who applies, as Providers knows it now; null when it is no longer there.</summary>
    public static async Task<Applicant?> ApplicantAsync(
        this Application application, ProviderDirectory.ProviderDirectoryClient directory, CancellationToken cancellationToken) =>
        application.ProviderId is { } provider
            ? await directory.ProvidersAsync(application.ClientId, [provider], cancellationToken) is [var one, ..] ? one : null
            : await directory.PracticesAsync(application.ClientId, [application.PracticeId!.Value], cancellationToken) is [var practice, ..] ? practice : null;

    /// <summary>A date on the wire: YYYY-MM-DD, or empty.</summary>
    public static DateOnly? ToDate(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ProviderFacts ToFacts(Provider provider) => new(
        ToId(provider.Id), provider.Npi, provider.FirstName, provider.MiddleName, provider.LastName, [.. provider.PracticeIds.Select(ToId)],
        [.. provider.Taxonomies],
        [.. provider.Licenses.Select(license => new HeldLicense(license.State, license.Number, ToDate(license.IssuedOn), ToDate(license.ExpiresOn)))],
        provider.CaqhId, provider.Email, provider.Excluded);

    private static PracticeFacts ToFacts(Practice practice) => new(
        ToId(practice.Id), practice.Name, practice.Npi,
        [.. practice.Locations.Select(place => new PracticeLocation(place.Line1, place.Line2, place.City, place.State, place.PostalCode))]);

    private static Guid ToId(string text) => Guid.Parse(text, CultureInfo.InvariantCulture);
}
