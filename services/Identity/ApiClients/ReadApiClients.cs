using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Credentialing.Identity.ApiClients;

/// <summary>Shows service accounts, never their secrets.</summary>
internal static class ReadApiClients
{
    // Ids are in the order of creation.
    private static readonly Sorts<OpenIddictEntityFrameworkCoreApplication, string> Sorts =
        new Sorts<OpenIddictEntityFrameworkCoreApplication, string>(row => row.Id!, "-createdAt")
            .By("createdAt", row => row.Id!)
            .By("name", row => row.DisplayName!);

    public static Task<Page<ApiClientResponse>> List(PageRequest page, IdentityDb db, CancellationToken cancellationToken) =>
        db.Applications.AsNoTracking()
            .Where(row => row.Permissions!.Contains(ApiClient.Mark))
            .ToPageAsync(page, Sorts, ApiClientResponse.Of, cancellationToken);

    public static async Task<Outcome<ApiClientResponse>> One(Guid id, ApiClientStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } application
            ? ApiClientResponse.Of(application)
            : Problem.NotFound("service account");
}
