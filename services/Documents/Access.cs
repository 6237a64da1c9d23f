using Credentialing.Documents.Documents;
using Credentialing.Documents.Requests;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Documents;

/// <summary>
/// What a caller sees within its clients: an account that is only a provider sees what is about itself, and nothing else.
/// </summary>
internal static class Access
{
    public static IQueryable<Document> SeenBy(this IQueryable<Document> documents, Caller caller) =>
        IsOnlyProvider(caller)
            ? documents.Where(document => document.SubjectKind == Subject.Provider && document.SubjectId == caller.ProviderId)
            : documents;

    public static IQueryable<DocumentRequest> SeenBy(this IQueryable<DocumentRequest> requests, Caller caller) =>
        IsOnlyProvider(caller)
            ? requests.Where(request => request.SubjectKind == Subject.Provider && request.SubjectId == caller.ProviderId)
            : requests;

    /// <summary>Whether the caller may add something about this.</summary>
    public static bool Reaches(this Caller caller, Subject subject) =>
        !IsOnlyProvider(caller) || (subject.Kind == Subject.Provider && subject.Id == caller.ProviderId);

    private static bool IsOnlyProvider(Caller caller) =>
        caller.Roles.Contains(Roles.Provider, StringComparer.Ordinal) && caller.Roles.All(role => role == Roles.Provider);
}
