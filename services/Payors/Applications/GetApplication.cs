using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

internal static class GetApplication
{
    public static async Task<Outcome<ApplicationResponse>> Handle(Guid id, Caller caller, PayorsDb db, CancellationToken cancellationToken)
    {
        var application = await db.Applications.AsNoTracking().For(caller).Include(a => a.Timeline)
            .SingleOrDefaultAsync(a => a.Id == new ApplicationId(id), cancellationToken);
        return application is null ? Problem.NotFound("application") : application.ToResponse();
    }

    /// <summary>Reads one to change and then show it; whoever else wants to change it waits.</summary>
    public static async Task<Application?> ForChangeAsync(PayorsDb db, Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteAsync($"SELECT 1 FROM applications WHERE id = {id} FOR UPDATE", cancellationToken);
        return await db.Applications.Include(a => a.Timeline).Include(a => a.Submissions).AsSplitQuery()
            .SingleOrDefaultAsync(a => a.Id == new ApplicationId(id), cancellationToken);
    }

    /// <summary>Those that the caller may see of what its client's rows are: a provider sees its own and no colleague's.</summary>
    public static IQueryable<Application> For(this IQueryable<Application> applications, Caller caller) =>
        caller.Roles.Contains(Roles.Provider, StringComparer.Ordinal) && !caller.Roles.Any(role => role != Roles.Provider)
            ? applications.Where(application => application.ProviderId != null && application.ProviderId == caller.ProviderId)
            : applications;

    /// <summary>Who does something now.</summary>
    public static Act Does(this Caller caller, TimeProvider clock) => new(caller.Name ?? caller.Id, clock.GetUtcNow());
}
