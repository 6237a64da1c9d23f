using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Providers;

internal static class ListProviders
{
    private const int MostWords = 5;

    private static readonly Sorts<Provider, ProviderId> s_sorts = new Sorts<Provider, ProviderId>(provider => provider.Id, byDefault: "-createdAt")
        .By("createdAt", provider => provider.CreatedAt)
        .By("lastName", provider => provider.LastName);

    public static async Task<Outcome<Page<ProviderResponse>>> Handle(
        PageRequest page, Guid? clientId, string? q, Guid? practiceId, string? npi, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var providers = db.Providers.AsNoTracking().Include(provider => provider.Dea).SeenBy(caller);
        if (clientId is { } client)
        {
            providers = providers.Where(provider => provider.ClientId == new ClientId(client));
        }

        if (practiceId is { } practice)
        {
            providers = providers.Where(provider => provider.PracticeIds.Contains(practice));
        }

        if (!string.IsNullOrEmpty(npi))
        {
            providers = providers.Where(provider => provider.Npi == npi);
        }

        foreach (var word in (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var like = $"%{Like.Escape(word)}%";
            providers = providers.Where(provider => provider.Npi == word ||
                EF.Functions.ILike(provider.LastName, like, Like.EscapeCharacter) || EF.Functions.ILike(provider.FirstName, like, Like.EscapeCharacter));
        }

        return await providers.ToPageAsync(page, s_sorts, provider => provider.ToResponse(), cancellationToken);
    }
}
