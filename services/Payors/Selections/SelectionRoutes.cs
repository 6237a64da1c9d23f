using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Payors.Selections;

/// <summary>The routes of selections, what each needs, and where it is done.</summary>
internal static class SelectionRoutes
{
    public static void MapSelections(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/payor-selections").WithTags("Payor selections");
        ofClient.MapPost("", SelectPayors.Handle).Validates<SelectPayorsRequest>().Needs(Permissions.PayorSelectionsWrite).WithSummary("Selects payors, which begins applications");
        ofClient.MapGet("", ListSelections.OfClient).Needs(Permissions.PayorSelectionsRead).WithSummary("Lists a client's selections");

        var selections = routes.MapGroup("/v1/payor-selections").WithTags("Payor selections");
        selections.MapGet("", ListSelections.Handle).Needs(Permissions.PayorSelectionsRead).WithSummary("Lists selections");
        selections.MapGet("{id:guid}", GetSelection.Handle).Needs(Permissions.PayorSelectionsRead).WithSummary("Reads a selection");
    }
}
