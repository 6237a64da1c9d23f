using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Providers;

internal static class GetProvider
{
    public static async Task<Outcome<ProviderResponse>> Handle(Guid id, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.AsNoTracking().Include(p => p.Dea).SeenBy(caller).SingleOrDefaultAsync(p => p.Id == new ProviderId(id), cancellationToken);
        return provider is null ? Problem.NotFound("provider") : provider.ToResponse();
    }
}
