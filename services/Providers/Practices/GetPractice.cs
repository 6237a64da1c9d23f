using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Practices;

internal static class GetPractice
{
    public static async Task<Outcome<PracticeResponse>> Handle(Guid id, ProvidersDb db, CancellationToken cancellationToken)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PracticeId(id), cancellationToken);
        return practice is null ? Problem.NotFound("practice") : practice.ToResponse();
    }
}
