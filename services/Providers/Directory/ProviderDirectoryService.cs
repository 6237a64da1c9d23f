using System.Globalization;
using Credentialing.Providers.Practices;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Grpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = Credentialing.Providers.Contracts.V1;

namespace Credentialing.Providers.Directory;

/// <summary>What other services may know of a client's practices and providers, in the order of their ids.</summary>
internal sealed class ProviderDirectoryService(ProvidersDb db) : V1.ProviderDirectory.ProviderDirectoryBase
{
    public override async Task ListPractices(V1.ListPracticesRequest request, IServerStreamWriter<V1.Practice> responseStream, ServerCallContext context)
    {
        var practices = db.Practices.AsNoTracking();
        if (request.PracticeIds.Count > 0)
        {
            var ids = request.PracticeIds.Select(id => new PracticeId(Read(id))).ToArray();
            practices = practices.Where(practice => ids.Contains(practice.Id));
        }

        await foreach (var practice in practices.OrderBy(practice => practice.Id).AsAsyncEnumerable().WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(Message(practice), context.CancellationToken);
        }
    }

    public override async Task ListProviders(V1.ListProvidersRequest request, IServerStreamWriter<V1.Provider> responseStream, ServerCallContext context)
    {
        var providers = db.Providers.AsNoTracking();
        if (request.ProviderIds.Count > 0)
        {
            var ids = request.ProviderIds.Select(id => new ProviderId(Read(id))).ToArray();
            providers = providers.Where(provider => ids.Contains(provider.Id));
        }

        await foreach (var provider in providers.OrderBy(provider => provider.Id).AsAsyncEnumerable().WithCancellation(context.CancellationToken))
        {
            await responseStream.WriteAsync(Message(provider), context.CancellationToken);
        }
    }

    private static V1.Practice Message(Practice practice) => new()
    {
        Id = practice.Id.Value.ToString(),
        ClientId = practice.ClientId.Value.ToString(),
        Version = practice.Version,
        Name = practice.Name,
        Npi = practice.Npi,
        Locations =
        {
            practice.Locations.Select(location => new V1.Location
            {
                Line1 = location.Line1, Line2 = location.Line2 ?? "", City = location.City, State = location.State, PostalCode = location.PostalCode,
            }),
        },
    };

    private static V1.Provider Message(Provider provider) => new()
    {
        Id = provider.Id.Value.ToString(),
        ClientId = provider.ClientId.Value.ToString(),
        Version = provider.Version,
        Npi = provider.Npi,
        FirstName = provider.FirstName,
        MiddleName = provider.MiddleName ?? "",
        LastName = provider.LastName,
        PracticeIds = { provider.PracticeIds.Select(id => id.ToString()) },
        Taxonomies = { provider.Taxonomies },
        Licenses =
        {
            provider.Licenses.Select(license => new V1.License
            {
                State = license.State, Number = license.Number, IssuedOn = Text(license.IssuedOn), ExpiresOn = Text(license.ExpiresOn),
            }),
        },
        CaqhId = provider.CaqhId ?? "",
        Email = provider.Email ?? "",
        Excluded = provider.Excluded,
    };

    private static string Text(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static Guid Read(string id) => Guid.TryParse(id, out var value)
        ? value
        : throw new GrpcProblem(StatusCode.InvalidArgument, "id-invalid", "An id is not a UUID.").ToException();
}
