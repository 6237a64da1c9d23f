using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

internal static class ReadCredentialFiles
{
    private static readonly Sorts<CredentialFile, CredentialFileId> s_sorts = new Sorts<CredentialFile, CredentialFileId>(file => file.Id, byDefault: "-createdAt")
        .By("createdAt", file => file.CreatedAt)
        .By("dueAt", file => file.DueAt);

    public static async Task<Outcome<Page<CredentialFileResponse>>> List(
        PageRequest page, Guid? clientId, Guid? providerId, Choice<FileState> state, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var files = db.CredentialFiles.AsNoTracking().Include(file => file.Elements).AsSplitQuery().SeenBy(caller);
        if (clientId is { } client)
        {
            files = files.Where(file => file.ClientId == new ClientId(client));
        }

        if (providerId is { } provider)
        {
            files = files.Where(file => file.ProviderId == new ProviderId(provider));
        }

        if (state.Value is { } inState)
        {
            files = files.Where(file => file.State == inState);
        }

        var now = clock.GetUtcNow();
        return await files.ToPageAsync(page, s_sorts, file => file.ToResponse(now), cancellationToken);
    }

    public static async Task<Outcome<CredentialFileResponse>> Get(Guid id, Caller caller, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = await db.CredentialFiles.AsNoTracking().Include(f => f.Elements).SeenBy(caller).SingleOrDefaultAsync(f => f.Id == new CredentialFileId(id), cancellationToken);
        return file is null ? Problem.NotFound("credential file") : file.ToResponse(clock.GetUtcNow());
    }

    /// <summary>The files that the caller may see: a provider's own, for one who is a provider and nothing else.</summary>
    public static IQueryable<CredentialFile> SeenBy(this IQueryable<CredentialFile> files, Caller caller)
    {
        var own = new ProviderId(caller.ProviderId ?? Guid.Empty);
        return caller.IsOnlyProvider() ? files.Where(file => file.ProviderId == own) : files;
    }
}
