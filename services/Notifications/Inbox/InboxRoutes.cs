using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Notifications.Inbox;

/// <summary>The routes of the inbox, what each needs, and where it is done.</summary>
internal static class InboxRoutes
{
    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/v1/inbox").WithTags("Inbox");
        inbox.MapGet("", ListInbox.Handle).Needs(Permissions.InboxRead).WithSummary("Lists what happened, newest first");
        inbox.MapGet("{id:guid}", ListInbox.One).Needs(Permissions.InboxRead).WithSummary("Reads an entry");
        inbox.MapPost("{id:guid}/read", MarkRead.Handle).Needs(Permissions.InboxRead).WithSummary("Marks an entry as read by the caller");
    }
}
