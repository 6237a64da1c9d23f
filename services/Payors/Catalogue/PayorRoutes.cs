using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Payors.Catalogue;

/// <summary>The routes of payors, what each needs, and where it is done.</summary>
internal static class PayorRoutes
{
    public static void MapPayors(this IEndpointRouteBuilder routes)
    {
        var payors = routes.MapGroup("/v1/payors").WithTags("Payors");
        payors.MapGet("", ListPayors.Handle).Needs(Permissions.PayorsRead).WithSummary("Lists payors");
        payors.MapPost("", EnterPayor.Handle).Validates<EnterPayorRequest>().Needs(Permissions.PayorsWrite).WithSummary("Enters a payor");
        payors.MapGet("{idOrCode}", GetPayor.Handle).Needs(Permissions.PayorsRead).WithSummary("Reads a payor, by its id or its code");
        payors.MapPatch("{idOrCode}", ChangePayor.Handle).Validates<ChangePayorRequest>().Needs(Permissions.PayorsWrite).WithSummary("Changes a payor, which makes an edition");
        payors.MapGet("{idOrCode}/editions", GetPayor.Editions).Needs(Permissions.PayorsRead).WithSummary("Reads the editions of a payor, newest first");
    }
}
