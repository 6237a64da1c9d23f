using Credentialing.Providers.CriteriaSets;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>What a provider claims, as far as it decides what has to be verified.</summary>
/// <param name="States">Where it is licensed or sees patients.</param>
/// <param name="DeaStates">The states of its DEA registrations.</param>
/// <param name="BoardCertified">Whether it claims a board certification.</param>
public sealed record Claims(IReadOnlyCollection<string> States, IReadOnlyCollection<string> DeaStates, bool BoardCertified);

/// <summary>An element that a file must have.</summary>
/// <param name="Code">Its code: that of the criterion, with the state where there is one for each state.</param>
/// <param name="Name">Its name.</param>
/// <param name="Required">Whether the file is incomplete without it.</param>
/// <param name="Criterion">What it comes from.</param>
public sealed record WantedElement(string Code, string Name, bool Required, Criterion Criterion)
{
    // Enough for provisional status: licence, malpractice history of 5 years and signed attestation.
    private static readonly string[] s_provisional = ["license", "malpractice-claims", "attestation"];

    /// <summary>What a file of this kind must have for a provider who claims this.</summary>
    /// <param name="criteria">The criteria set.</param>
    /// <param name="claims">What the provider claims.</param>
    /// <param name="kind">What the file is for.</param>
    public static IReadOnlyList<WantedElement> Of(IEnumerable<Criterion> criteria, Claims claims, FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return
        [
            .. criteria.SelectMany(criterion =>
            {
                var required = criterion.Required && (kind != FileKind.Provisional || s_provisional.Contains(criterion.Code, StringComparer.Ordinal));
                return criterion.Applies switch
                {
                    Applies.EachState => ForEach(criterion, claims.States, required, requiredOfNone: required),
                    Applies.EachDeaState => ForEach(criterion, claims.DeaStates, required, requiredOfNone: false),
                    Applies.IfBoardCertified => [new WantedElement(criterion.Code, criterion.Name, required && claims.BoardCertified, criterion)],
                    _ => [new WantedElement(criterion.Code, criterion.Name, required, criterion)],
                };
            }),
        ];
    }

    private static IEnumerable<WantedElement> ForEach(Criterion criterion, IReadOnlyCollection<string> states, bool required, bool requiredOfNone) =>
        states.Count == 0
            ? [new WantedElement(criterion.Code, criterion.Name, requiredOfNone, criterion)]
            : states.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(state => new WantedElement($"{criterion.Code}-{state.ToLowerInvariant()}", $"{criterion.Name} ({state})", required, criterion));
}
