using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Agreements;

/// <summary>For whom somebody signs; it follows the signer's roles.</summary>
public enum SigningSide
{
    /// <summary>The client.</summary>
    Client,

    /// <summary>The credentialing company.</summary>
    Us,
}

/// <summary>Who signs.</summary>
/// <param name="AccountId">The account that asks: nobody can sign with another's.</param>
/// <param name="Name">The name that the signer typed.</param>
/// <param name="Title">The signer's function.</param>
public sealed record Signer(string AccountId, string Name, string Title);

/// <summary>
/// An electronic signature: it belongs to one account, only that account can give it, and its date and time are
/// recorded (NCQA's and the CVO standards' requirement for electronic signatures).
/// </summary>
public sealed class AgreementSignature : IBelongsToClient
{
    private AgreementSignature()
    {
    }

    internal AgreementSignature(
        AgreementId agreement, ClientId client, SigningSide side, Signer signer, string documentHash, DateTimeOffset at)
    {
        (AgreementId, ClientId, Side, DocumentHash, SignedAt) = (agreement, client, side, documentHash, at);
        (AccountId, Name, Title) = (signer.AccountId, signer.Name, signer.Title);
    }

    /// <summary>What is signed.</summary>
    public AgreementId AgreementId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>For whom.</summary>
    public SigningSide Side { get; private init; }

    /// <summary>The account that signed.</summary>
    public string AccountId { get; private init; } = "";

    /// <summary>The name that the signer typed.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The signer's function.</summary>
    public string Title { get; private init; } = "";

    /// <summary>SHA-256 of the text that was signed.</summary>
    public string DocumentHash { get; private init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset SignedAt { get; private init; }
}
