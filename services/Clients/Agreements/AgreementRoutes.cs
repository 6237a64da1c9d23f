using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Clients.Agreements;

/// <summary>The routes of agreements, what each needs, and where it is done.</summary>
internal static class AgreementRoutes
{
    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/agreements").WithTags("Agreements");
        ofClient.MapPost("", DraftAgreement.Handle).Validates<DraftAgreementRequest>().Needs(Permissions.AgreementsWrite).WithSummary("Drafts an agreement from its template");
        ofClient.MapGet("", ListAgreements.OfClient).Needs(Permissions.AgreementsRead).WithSummary("Lists a client's agreements");

        var agreements = routes.MapGroup("/v1/agreements").WithTags("Agreements");
        agreements.MapGet("", ListAgreements.Handle).Needs(Permissions.AgreementsRead).WithSummary("Lists agreements");
        agreements.MapGet("{id:guid}", GetAgreement.Handle).Needs(Permissions.AgreementsRead).WithSummary("Reads an agreement");
        agreements.MapPost("{id:guid}/send", SendAgreement.Handle).Needs(Permissions.AgreementsSend).WithSummary("Sends an agreement for signature");
        agreements.MapPost("{id:guid}/sign", SignAgreement.Handle).Validates<SignAgreementRequest>().Needs(Permissions.AgreementsSign).WithSummary("Signs an agreement for the caller's side");
        agreements.MapPost("{id:guid}/void", VoidAgreement.Handle).Validates<VoidAgreementRequest>().Needs(Permissions.AgreementsWrite).WithSummary("Withdraws an agreement that is not in force");
    }
}
