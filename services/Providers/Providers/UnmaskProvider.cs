using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Providers;

/// <summary>Shows what is masked otherwise, to whoever may see it and says why. The Social Security number stays hidden here too.</summary>
internal static class UnmaskProvider
{
    public static async Task<Outcome<ProviderResponse>> Handle(
        Guid id, UnmaskRequest request, Caller caller, Unmasking unmasking, ProvidersDb db, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.AsNoTracking().Include(p => p.Dea).SeenBy(caller).SingleOrDefaultAsync(p => p.Id == new ProviderId(id), cancellationToken);
        if (provider is null)
        {
            return Problem.NotFound("provider");
        }

        var subject = new AuditSubject("provider", id.ToString(), provider.ClientId);
        return await unmasking.RefusesAsync(subject, ["dateOfBirth", "dea"], request, cancellationToken) is { } problem
            ? problem
            : provider.ToResponse(unmasked: true);
    }
}
