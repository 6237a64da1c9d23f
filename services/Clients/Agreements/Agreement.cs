using System.Security.Cryptography;
using System.Text;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Agreements;

/// <summary>Identifies an agreement.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct AgreementId(Guid Value) : IId<AgreementId>
{
    /// <inheritdoc/>
    public static AgreementId From(Guid value) => new(value);
}

/// <summary>What is agreed.</summary>
public enum AgreementKind
{
    /// <summary>The Services Agreement, under which all work is done.</summary>
    Msa,

    /// <summary>A Statement of Work: what is done for this client.</summary>
    Sow,
}

/// <summary>Where an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>Written, and not offered yet.</summary>
    Draft,

    /// <summary>Offered: either side may sign.</summary>
    Sent,

    /// <summary>The client has signed; we have not.</summary>
    ClientSigned,

    /// <summary>We have signed; the client has not.</summary>
    OurSigned,

    /// <summary>Both have signed: it is in force.</summary>
    Executed,

    /// <summary>Withdrawn before both had signed.</summary>
    Void,
}

/// <summary>A text that the client and we sign, each once, in either order.</summary>
public sealed class Agreement : Aggregate<AgreementId>, IBelongsToClient
{
    private readonly List<AgreementSignature> _signatures = [];

    private Agreement()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What is agreed.</summary>
    public AgreementKind Kind { get; private init; }

    /// <summary>Where it stands.</summary>
    public AgreementState State { get; private set; }

    /// <summary>The edition of the template that the text was made from.</summary>
    public int TemplateEdition { get; private init; }

    /// <summary>What was merged into the template for this client.</summary>
    public IReadOnlyDictionary<string, string> Terms { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The text (Markdown) that is signed; it never changes.</summary>
    public string Text { get; private init; } = "";

    /// <summary>SHA-256 of the text in UTF-8, lower-case hexadecimal.</summary>
    public string DocumentHash { get; private init; } = "";

    /// <summary>When it was offered (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the second side signed (UTC).</summary>
    public DateTimeOffset? ExecutedAt { get; private set; }

    /// <summary>When it was withdrawn (UTC).</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>At most one for each side, in the order in which they were given.</summary>
    public IReadOnlyList<AgreementSignature> Signatures => _signatures;

    /// <summary>Writes an agreement.</summary>
    /// <param name="client">Whose it is.</param>
    /// <param name="kind">What is agreed.</param>
    /// <param name="document">The text, and what it was made from.</param>
    /// <param name="at">When (UTC).</param>
    public static Agreement Draft(ClientId client, AgreementKind kind, AgreementDocument document, DateTimeOffset at) => new()
    {
        Id = new AgreementId(Guid.CreateVersion7(at)),
        ClientId = client,
        Kind = kind,
        TemplateEdition = document.TemplateEdition,
        Terms = document.Terms,
        Text = document.Text,
        DocumentHash = HashOf(document.Text),
    };

    /// <summary>Offers it to both sides for signature.</summary>
    /// <param name="at">When (UTC).</param>
    public Refusal? Send(DateTimeOffset at)
    {
        if (State == AgreementState.Void)
        {
            return IsVoid;
        }

        if (State != AgreementState.Draft)
        {
            return new Refusal("agreement-already-sent", "The agreement has been sent for signature already.");
        }

        (State, SentAt) = (AgreementState.Sent, at);
        return null;
    }

    /// <summary>Signs for one side; the second signature executes the agreement.</summary>
    /// <param name="side">The signer's side.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="consents">Whether the signer agrees to sign electronically.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Sign(SigningSide side, Signer signer, bool consents, DateTimeOffset at)
    {
        if (!consents)
        {
            return Refusal.OfContent("consent-required", "Signing electronically needs the signer's consent.", "consent");
        }

        if (RefusesSignatureOf(side) is { } refusal)
        {
            return refusal;
        }

        // What is signed is the text as it is now; the hash in the signature proves which.
        _signatures.Add(new AgreementSignature(Id, ClientId, side, signer, HashOf(Text), at));
        if (State != AgreementState.Sent)
        {
            (State, ExecutedAt) = (AgreementState.Executed, at);
            Raise(new AgreementExecuted(Id.Value, ClientId.Value, Words.Of(Kind), at));
            return null;
        }

        State = side == SigningSide.Client ? AgreementState.ClientSigned : AgreementState.OurSigned;
        return null;
    }

    /// <summary>Withdraws it, as long as not both have signed.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Void(string reason, DateTimeOffset at)
    {
        if (State == AgreementState.Void)
        {
            return IsVoid;
        }

        if (State == AgreementState.Executed)
        {
            return new Refusal("agreement-executed", "Both sides have signed: the agreement is in force.");
        }

        (State, VoidReason, VoidedAt) = (AgreementState.Void, reason, at);
        return null;
    }

    private static Refusal IsVoid => new("agreement-void", "The agreement has been withdrawn.");

    private Refusal? RefusesSignatureOf(SigningSide side) => (State, side) switch
    {
        (AgreementState.Draft, _) => new Refusal("agreement-not-sent", "The agreement has not been sent for signature."),
        (AgreementState.Void, _) => IsVoid,
        (AgreementState.Executed, _) or (AgreementState.ClientSigned, SigningSide.Client) or (AgreementState.OurSigned, SigningSide.Us) =>
            new Refusal("already-signed", "This side has signed the agreement already."),
        _ => null,
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
