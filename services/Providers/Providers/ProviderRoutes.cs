using Credentialing.Identity.Contracts;
using Credentialing.Providers.Nppes;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Providers;

/// <summary>The routes of providers, what each needs, and where it is done.</summary>
internal static class ProviderRoutes
{
    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        var providers = routes.MapGroup("/v1/providers").WithTags("Providers");
        providers.MapGet("", ListProviders.Handle).Needs(Permissions.ProvidersRead).WithSummary("Lists providers");
        providers.MapPost("", CreateProvider.Handle).Validates<CreateProviderRequest>().Needs(Permissions.ProvidersWrite).WithSummary("Sets a provider up");
        providers.MapPost("lookup", LookUpNpi.Handle).Validates<LookUpNpiRequest>().Needs(Permissions.ProvidersWrite)
            .WithSummary("Drafts a provider, or a practice, from the NPI registry");
        providers.MapGet("{id:guid}", GetProvider.Handle).Needs(Permissions.ProvidersRead).WithSummary("Reads a provider");
        providers.MapPatch("{id:guid}", ChangeProvider.Handle).Validates<ChangeProviderRequest>().Needs(Permissions.ProvidersWrite).WithSummary("Changes a provider");
        providers.MapPost("{id:guid}/unmask", UnmaskProvider.Handle).Needs(Permissions.PersonalDataUnmask)
            .WithSummary("Reads a provider with date of birth and DEA numbers in full; the reason is recorded");
    }
}
