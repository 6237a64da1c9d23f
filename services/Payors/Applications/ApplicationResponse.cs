using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Selections;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Applications;

/// <summary>How often an application was resubmitted, and how often it may be.</summary>
internal sealed record ResubmissionsResponse(int Used, int Included);

/// <summary>Something that happened to an application, as the API shows it.</summary>
internal sealed record TimelineResponse(DateTimeOffset At, TimelineKind Kind, string Text, string Actor, IReadOnlyList<TimelineDetail> Details);

/// <summary>An application, as the API shows it.</summary>
internal sealed record ApplicationResponse(
    ApplicationId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, SelectionId SelectionId, Guid? ProviderId, Guid? PracticeId, string ApplicantName,
    PayorId PayorId, string PayorCode, string PayorName, ApplicationKind Kind, SubmissionMethod Method, ApplicationState State,
    DateTimeOffset? PaidAt, DateTimeOffset? SubmittedAt, string? Receipt, string? PacketHash, DateOnly? NextFollowUpOn,
    ResubmissionsResponse Resubmissions, DateOnly? EffectiveOn, string? PayorProviderId,
    IReadOnlyList<Blocker> Blockers, IReadOnlyList<TimelineResponse> Timeline) : IVersioned;

internal static class ApplicationResponses
{
    public static ApplicationResponse ToResponse(this Application application) => new(
        application.Id, application.CreatedAt, application.UpdatedAt, application.Version,
        application.ClientId, application.SelectionId, application.ProviderId, application.PracticeId, application.ApplicantName,
        application.PayorId, application.PayorCode, application.PayorName, application.Kind, application.Method, application.State,
        application.PaidAt, application.SubmittedAt, application.Receipt, application.PacketHash, application.NextFollowUpOn,
        new ResubmissionsResponse(application.ResubmissionsUsed, application.ResubmissionsIncluded), application.EffectiveOn, application.PayorProviderId,
        application.Blockers,
        [
            .. application.Timeline.OrderBy(entry => entry.Number)
                .Select(entry => new TimelineResponse(entry.At, entry.Kind, entry.Text, entry.Actor, entry.Details)),
        ]);
}
