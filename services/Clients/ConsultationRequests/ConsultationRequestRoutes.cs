using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Clients.ConsultationRequests;

/// <summary>The routes of requests for a consultation, what each needs, and where it is done.</summary>
internal static class ConsultationRequestRoutes
{
    public static void MapConsultationRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/v1/consultation-requests").WithTags("Consultation requests");
        requests.MapPost("", AskForConsultation.Handle).Validates<AskForConsultationRequest>().IsPublic().WithSummary("Asks for a first conversation");
        requests.MapGet("", ReadConsultationRequests.List).Needs(Permissions.ConsultationRequestsRead).WithSummary("Lists requests for a consultation");
        requests.MapGet("{id:guid}", ReadConsultationRequests.One).Needs(Permissions.ConsultationRequestsRead).WithSummary("Reads a request for a consultation");
        requests.MapPost("{id:guid}/accept", AcceptConsultationRequest.Handle).Needs(Permissions.ConsultationRequestsDecide).WithSummary("Takes the prospect on as a client");
        requests.MapPost("{id:guid}/decline", DeclineConsultationRequest.Handle).Needs(Permissions.ConsultationRequestsDecide).WithSummary("Does not take the prospect on");
    }
}
