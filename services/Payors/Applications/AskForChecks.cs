using System.Linq.Expressions;
using Credentialing.Payors.Contracts.Events.V1;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

/// <summary>Has applications looked at again, since something that they wait for may have come or gone.</summary>
internal static class AskForChecks
{
    /// <summary>Asks for those that wait; the caller saves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="which">Which applications.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task OfAsync(PayorsDb db, Expression<Func<Application, bool>> which, CancellationToken cancellationToken)
    {
        var now = db.Clock.GetUtcNow();
        var waiting = await db.Applications.AsNoTracking().Where(which)
            .Where(application => application.State == ApplicationState.AwaitingPayment || application.IsPacketWanted)
            .Select(application => new { application.Id, application.ClientId }).ToListAsync(cancellationToken);
        foreach (var application in waiting)
        {
            db.Schedule(new ApplicationCheckDue(application.Id.Value, application.ClientId.Value), now);
        }
    }
}
