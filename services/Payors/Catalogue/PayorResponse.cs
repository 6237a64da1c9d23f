using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Payors.Catalogue;

/// <summary>A payor, as the API shows it.</summary>
internal sealed record PayorResponse(
    PayorId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Code, string Name, IReadOnlyList<string> States, IReadOnlyList<string> Lines, SubmissionMethod Method, PanelStatus Panel,
    int TypicalDays, IReadOnlyList<PayorRequirement> Requirements, IReadOnlyList<PayorContact> Contacts, int Edition, bool IsExample) : IVersioned;

internal static class PayorResponses
{
    public static PayorResponse ToResponse(this Payor payor) => new(
        payor.Id, payor.CreatedAt, payor.UpdatedAt, payor.Version,
        payor.Code, payor.Name, payor.States, payor.Lines, payor.Method, payor.Panel,
        payor.TypicalDays, payor.Requirements, payor.Contacts, payor.Edition, payor.IsExample);
}
