using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Agreements;

/// <summary>An agreement, as the API shows it.</summary>
internal sealed record AgreementResponse(
    AgreementId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, AgreementKind Kind, AgreementState State, int TemplateEdition, IReadOnlyDictionary<string, string> Terms,
    string Text, string DocumentHash, IReadOnlyList<SignatureResponse> Signatures,
    DateTimeOffset? SentAt, DateTimeOffset? ExecutedAt, DateTimeOffset? VoidedAt, string? VoidReason) : IVersioned;

/// <summary>A signature, as the API shows it.</summary>
internal sealed record SignatureResponse(
    SigningSide Side, string AccountId, string Name, string Title, DateTimeOffset SignedAt, string DocumentHash);

internal static class AgreementResponses
{
    public static AgreementResponse ToResponse(this Agreement agreement) => new(
        agreement.Id, agreement.CreatedAt, agreement.UpdatedAt, agreement.Version,
        agreement.ClientId, agreement.Kind, agreement.State, agreement.TemplateEdition, agreement.Terms,
        agreement.Text, agreement.DocumentHash, [.. agreement.Signatures.OrderBy(signature => signature.SignedAt).Select(ToResponse)],
        agreement.SentAt, agreement.ExecutedAt, agreement.VoidedAt, agreement.VoidReason);

    private static SignatureResponse ToResponse(AgreementSignature signature) => new(
        signature.Side, signature.AccountId, signature.Name, signature.Title, signature.SignedAt, signature.DocumentHash);
}
