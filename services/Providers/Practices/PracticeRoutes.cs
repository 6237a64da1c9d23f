using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Practices;

/// <summary>The routes of practices, what each needs, and where it is done.</summary>
internal static class PracticeRoutes
{
    public static void MapPractices(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/practices").WithTags("Practices");
        ofClient.MapGet("", ListPractices.OfClient).Needs(Permissions.PracticesRead).WithSummary("Lists the practices of a client");
        ofClient.MapPost("", CreatePractice.Handle).Validates<CreatePracticeRequest>().Needs(Permissions.PracticesWrite).WithSummary("Sets a practice up");

        var practices = routes.MapGroup("/v1/practices").WithTags("Practices");
        practices.MapGet("", ListPractices.Handle).Needs(Permissions.PracticesRead).WithSummary("Lists practices");
        practices.MapGet("{id:guid}", GetPractice.Handle).Needs(Permissions.PracticesRead).WithSummary("Reads a practice");
        practices.MapPatch("{id:guid}", ChangePractice.Handle).Validates<ChangePracticeRequest>().Needs(Permissions.PracticesWrite).WithSummary("Changes a practice");
    }
}
