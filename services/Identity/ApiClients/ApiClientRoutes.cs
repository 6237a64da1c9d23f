using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.ApiClients;

/// <summary>The routes of service accounts, what each needs, and where it is done.</summary>
internal static class ApiClientRoutes
{
    public static void MapApiClients(this IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/v1/api-clients").WithTags("Access");
        clients.MapGet("", ReadApiClients.List).Needs(Permissions.ApiClientsManage).WithSummary("Lists service accounts");
        clients.MapPost("", RegisterApiClient.Handle).Validates<RegisterApiClientRequest>().Needs(Permissions.ApiClientsManage).WithSummary("Registers a service account");
        clients.MapGet("{id:guid}", ReadApiClients.One).Needs(Permissions.ApiClientsManage).WithSummary("Reads a service account");
        clients.MapDelete("{id:guid}", RemoveApiClient.Handle).Needs(Permissions.ApiClientsManage).WithSummary("Removes a service account");
        clients.MapPost("{id:guid}/rotate-secret", RotateSecret.Handle).Needs(Permissions.ApiClientsManage).WithSummary("Gives a service account a new secret");
    }
}
