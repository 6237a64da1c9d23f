namespace Credentialing.ServiceDefaults.Domain;

/// <summary>Whether a rule was broken by the state that things are in, or by what was asked.</summary>
public enum RefusalKind
{
    /// <summary>The object is not in a state that allows it: 409.</summary>
    State,

    /// <summary>What was asked breaks a rule whatever the state: 422.</summary>
    Content,
}

/// <summary>An expected "no" of the domain: a value, not an exception.</summary>
/// <param name="Code">Stable, kebab-case, for programs: <c>invoice-not-paid</c>.</param>
/// <param name="Detail">One sentence for people; never holds personal data.</param>
/// <param name="Kind">State (409) or content (422).</param>
/// <param name="Field">The field of the request that is wrong, as a JSON path, where there is one.</param>
public sealed record Refusal(string Code, string Detail, RefusalKind Kind = RefusalKind.State, string? Field = null)
{
    /// <summary>A rule about what was asked.</summary>
    public static Refusal OfContent(string code, string detail, string? field = null) => new(code, detail, RefusalKind.Content, field);

    /// <summary>More members of the problem document, such as the id of a quote to accept.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Whether what was written before the refusal is still committed; normally nothing is.</summary>
    public bool KeepsChanges { get; init; }
}
