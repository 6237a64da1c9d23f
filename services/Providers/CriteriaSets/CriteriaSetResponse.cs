using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>An edition of a criteria set, as the API shows it; a built-in one has no client.</summary>
internal sealed record CriteriaSetResponse(
    CriteriaSetId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Code, string Name, int Edition, CriteriaSetState State, bool BuiltIn, ClientId? ClientId, string? BasedOn, int? BasedOnEdition,
    DateTimeOffset? ApprovedAt, IReadOnlyList<Criterion> Elements, IReadOnlyList<Term> Terms) : IVersioned;

internal static class CriteriaSetResponses
{
    public static CriteriaSetResponse ToResponse(this CriteriaSet set)
    {
        var own = set as ClientSet;
        return new(
            set.Id, set.CreatedAt, set.UpdatedAt, set.Version, set.Code, set.Name, set.Edition, set.State, own is null,
            own?.ClientId, own?.BasedOn, own?.BasedOnEdition, own?.ApprovedAt, set.Elements, set.Terms);
    }
}
