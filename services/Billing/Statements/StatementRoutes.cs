using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Statements;

/// <summary>The routes of statements and aging, what each needs, and where it is done.</summary>
internal static class StatementRoutes
{
    public static void MapStatements(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/clients/{id:guid}/statement", ReadStatement.Handle).WithTags("Statements").Needs(Permissions.InvoicesRead)
            .WithSummary("Reads a client's account over a period");
        routes.MapGet("/v1/billing/aging", ReadAging.Handle).WithTags("Statements").Needs(Permissions.LedgerRead)
            .WithSummary("Sorts what is owed by how long it is overdue");
    }
}
