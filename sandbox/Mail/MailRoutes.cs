namespace Credentialing.Sandbox.Mail;

internal static class MailRoutes
{
    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mail", (string? to, Mailbox mailbox) => new { items = mailbox.All(to) });
        routes.MapDelete("/mail", (Mailbox mailbox) =>
        {
            mailbox.Empty();
            return Results.NoContent();
        });
    }
}
