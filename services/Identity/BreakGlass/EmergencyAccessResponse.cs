using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Identity.BreakGlass;

/// <summary>Where an emergency access stands.</summary>
internal enum EmergencyAccessState
{
    /// <summary>It opens what it opens.</summary>
    InForce,

    /// <summary>It is over, or was ended.</summary>
    Ended,
}

/// <summary>An emergency access as the API shows it.</summary>
/// <param name="Id">Its id: the claim <c>emergency</c> of the tokens that come of it.</param>
/// <param name="UserId">Who took it.</param>
/// <param name="Reason">Why, in the person's words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StartedAt">From when on.</param>
/// <param name="EndsAt">Until when at the latest.</param>
/// <param name="EndedAt">When it was ended before its time.</param>
/// <param name="ReviewedAt">When a second person looked at it.</param>
/// <param name="ReviewedBy">Who that was.</param>
/// <param name="Finding">What that person found.</param>
/// <param name="Note">And says about it.</param>
/// <param name="CreatedAt">When it was taken, by the system's clock.</param>
/// <param name="UpdatedAt">When it last changed, by the system's clock.</param>
/// <param name="Version">How often it was saved.</param>
internal sealed record EmergencyAccessResponse(
    EmergencyAccessId Id, UserId UserId, string Reason, EmergencyAccessState State, DateTimeOffset StartedAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt,
    DateTimeOffset? ReviewedAt, UserId? ReviewedBy, Finding? Finding, string? Note, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned;

/// <summary>Shows emergency accesses.</summary>
internal static class EmergencyAccessResponses
{
    public static EmergencyAccessResponse ToResponse(this EmergencyAccess access) => new(
        access.Id, access.UserId, access.Reason,
        access.IsInForceAt(TimeProvider.System.GetUtcNow()) ? EmergencyAccessState.InForce : EmergencyAccessState.Ended,
        access.StartedAt, access.EndsAt, access.EndedAt, access.ReviewedAt, access.ReviewedBy, access.Finding, access.Note,
        access.CreatedAt, access.UpdatedAt, access.Version);
}
