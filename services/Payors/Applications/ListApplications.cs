using Credentialing.Payors.Catalogue;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

/// <summary>What a list of applications is narrowed by.</summary>
internal sealed record ApplicationFilter(Guid? ClientId, Guid? ProviderId, Guid? PracticeId, string? PayorId, Guid? SelectionId, string? Q, bool? FollowUpDue);

internal static class ListApplications
{
    private static readonly Sorts<Application, ApplicationId> s_sorts = new Sorts<Application, ApplicationId>(application => application.Id, byDefault: "-createdAt")
        .By("createdAt", application => application.CreatedAt);

    public static async Task<Outcome<Page<ApplicationResponse>>> Handle(
        PageRequest page, [AsParameters] ApplicationFilter filter, Choice<ApplicationState> state, Choice<ApplicationKind> kind,
        Caller caller, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var applications = Filtered(db.Applications.AsNoTracking().For(caller), filter);
        if (!string.IsNullOrEmpty(filter.PayorId))
        {
            var payor = await db.Payors.AsNoTracking().ByIdOrCodeAsync(filter.PayorId, cancellationToken);
            var id = payor?.Id ?? default;
            applications = applications.Where(application => application.PayorId == id);
        }

        if (filter.FollowUpDue is true)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            applications = applications.Where(application => application.NextFollowUpOn <= today);
        }

        if (state.Value is { } inState)
        {
            applications = applications.Where(application => application.State == inState);
        }

        if (kind.Value is { } ofKind)
        {
            applications = applications.Where(application => application.Kind == ofKind);
        }

        return await applications.Include(application => application.Timeline).AsSplitQuery()
            .ToPageAsync(page, s_sorts, application => application.ToResponse(), cancellationToken);
    }

    private static IQueryable<Application> Filtered(IQueryable<Application> applications, ApplicationFilter filter)
    {
        if (filter.ClientId is { } client)
        {
            applications = applications.Where(application => application.ClientId == new ClientId(client));
        }

        if (filter.ProviderId is { } provider)
        {
            applications = applications.Where(application => application.ProviderId == provider);
        }

        if (filter.PracticeId is { } practice)
        {
            applications = applications.Where(application => application.PracticeId == practice);
        }

        if (filter.SelectionId is { } selection)
        {
            applications = applications.Where(application => application.SelectionId == new Selections.SelectionId(selection));
        }

        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var words = $"%{Like.Escape(filter.Q.Trim())}%";
            applications = applications.Where(application =>
                EF.Functions.ILike(application.ApplicantName, words, Like.EscapeCharacter) || EF.Functions.ILike(application.PayorName, words, Like.EscapeCharacter));
        }

        return applications;
    }
}
