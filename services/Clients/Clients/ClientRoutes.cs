using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Clients.Clients;

/// <summary>The routes of clients, what each needs, and where it is done.</summary>
internal static class ClientRoutes
{
    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/v1/clients").WithTags("Clients");
        clients.MapGet("", ListClients.Handle).Needs(Permissions.ClientsRead).WithSummary("Lists clients");
        clients.MapPost("", CreateClient.Handle).Validates<CreateClientRequest>().Needs(Permissions.ClientsCreate).WithSummary("Takes a client on");
        clients.MapGet("{id:guid}", GetClient.Handle).Needs(Permissions.ClientsRead).WithSummary("Reads a client");
        clients.MapPatch("{id:guid}", ChangeClient.Handle).Validates<ChangeClientRequest>().Needs(Permissions.ClientsWrite).WithSummary("Changes a client");
    }
}
