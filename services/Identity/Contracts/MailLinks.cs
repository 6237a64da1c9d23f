namespace Credentialing.Identity.Contracts;

/// <summary>Of links in mails that are secrets.</summary>
public static class MailLinks
{
    /// <summary>What they are sealed for when they travel in an event.</summary>
    public const string Purpose = "identity.mail-link";
}
