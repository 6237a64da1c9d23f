using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>The body of every <c>POST …/unmask</c>.</summary>
/// <param name="Reason">Why the values have to be seen; 5 to 500 characters, recorded.</param>
public sealed record UnmaskRequest(string Reason);

/// <summary>
/// Stands before every answer that shows personal data in full. A use case asks it first and shows nothing when it
/// refuses: <c>if (await unmasking.RefusesAsync(…) is { } problem) return problem;</c>.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="audit">Where it is recorded.</param>
public sealed class Unmasking(Caller caller, IAuditTrail audit)
{
    /// <summary>Checks the permission and the reason, and records the reading.</summary>
    /// <param name="subject">Whose data it is.</param>
    /// <param name="fields">Which fields are shown.</param>
    /// <param name="request">The reason.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why not; null when the values may be shown.</returns>
    /// <exception cref="ProblemException">503: it could not be recorded, so it must not be shown.</exception>
    public async Task<Problem?> RefusesAsync(AuditSubject subject, IReadOnlyCollection<string> fields, UnmaskRequest request, CancellationToken cancellationToken)
    {
        if (!caller.May(Identity.Contracts.Permissions.PersonalDataUnmask))
        {
            return new Problem(403, "forbidden", "Not permitted", "The roles of this account do not allow seeing personal data in full.");
        }

        var reason = request.Reason.Trim();
        if (reason.Length is < 5 or > 500)
        {
            return Problem.Invalid("reason", "must have 5 to 500 characters");
        }

        await audit.RecordReadAsync(subject, fields, reason, cancellationToken);
        return null;
    }
}
