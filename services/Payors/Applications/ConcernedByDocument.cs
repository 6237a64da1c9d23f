using System.Linq.Expressions;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Applications;

/// <summary>Which applications a document can matter to, by what it is about.</summary>
internal static class ConcernedByDocument
{
    /// <summary>Those that it can matter to.</summary>
    /// <param name="client">Whose document it is.</param>
    /// <param name="subjectKind">What it is about.</param>
    /// <param name="subjectId">Which one.</param>
    public static Expression<Func<Application, bool>> Which(ClientId client, string subjectKind, Guid subjectId) => subjectKind switch
    {
        "provider" => application => application.ProviderId == subjectId,

        // Who works at the practice is known to Providers, and asked then.
        "practice" => application => application.ClientId == client && (application.PracticeId == subjectId || application.ProviderId != null),
        "client" => application => application.ClientId == client,
        _ => application => false,
    };
}
