using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Practices;

internal static class ListPractices
{
    private static readonly Sorts<Practice, PracticeId> s_sorts = new Sorts<Practice, PracticeId>(practice => practice.Id, byDefault: "-createdAt")
        .By("createdAt", practice => practice.CreatedAt)
        .By("name", practice => practice.Name);

    public static async Task<Outcome<Page<PracticeResponse>>> Handle(
        PageRequest page, Guid? clientId, string? q, string? npi, ProvidersDb db, CancellationToken cancellationToken)
    {
        var practices = db.Practices.AsNoTracking();
        if (clientId is { } client)
        {
            practices = practices.Where(practice => practice.ClientId == new ClientId(client));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            practices = practices.Where(practice => EF.Functions.ILike(practice.Name, $"%{Like.Escape(q.Trim())}%", Like.EscapeCharacter));
        }

        if (!string.IsNullOrEmpty(npi))
        {
            practices = practices.Where(practice => practice.Npi == npi);
        }

        return await practices.ToPageAsync(page, s_sorts, practice => practice.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<Page<PracticeResponse>>> OfClient(
        PageRequest page, Guid clientId, string? q, ProvidersDb db, CancellationToken cancellationToken) =>
        await db.FindKnownClientAsync(new ClientId(clientId), cancellationToken) is null
            ? Problem.NotFound("client")
            : await Handle(page, clientId, q, npi: null, db, cancellationToken);
}
