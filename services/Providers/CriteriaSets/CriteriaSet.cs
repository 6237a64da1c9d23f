using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>The id of one edition of a criteria set.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct CriteriaSetId(Guid Value) : IId<CriteriaSetId>
{
    /// <inheritdoc/>
    public static CriteriaSetId From(Guid value) => new(value);
}

/// <summary>For whom a criterion is an element of the file.</summary>
public enum Applies
{
    /// <summary>For everybody.</summary>
    Always,

    /// <summary>Once for each state where the provider is licensed or sees patients.</summary>
    EachState,

    /// <summary>Once for each state of a DEA registration that the provider claims.</summary>
    EachDeaState,

    /// <summary>Only where a board certification is claimed.</summary>
    IfBoardCertified,
}

/// <summary>One thing that is verified.</summary>
/// <param name="Code">The same in every set: <c>license</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Applies">For whom.</param>
/// <param name="Required">Whether a file is incomplete without it.</param>
/// <param name="ValidityDays">How many calendar days old a verification may be at the decision, where the standard counts in days.</param>
/// <param name="ValidityMonths">How many months old it may be, where the standard counts in months.</param>
/// <param name="Rule">The rule in a sentence.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Status">How sure we are: <c>S</c> the published text was seen, <c>2</c> a secondary source only, <c>K</c> general knowledge that the operator should confirm; <c>S/2</c> and <c>S/K</c> are partly the one and partly the other.</param>
public sealed record Criterion(
    string Code, string Name, Applies Applies, bool Required, int? ValidityDays, int? ValidityMonths, string Rule, string Source, string Status);

/// <summary>What the number of a term counts.</summary>
public enum TermUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Months.</summary>
    Months,
}

/// <summary>A period that the standard sets for a file as a whole.</summary>
/// <param name="Code">The same in every set: <c>decision-notice</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Status">As in <see cref="Criterion"/>.</param>
public sealed record Term(string Code, string Name, int Value, TermUnit Unit, string Source, string Status);

/// <summary>Where an edition stands.</summary>
public enum CriteriaSetState
{
    /// <summary>We are working on it.</summary>
    Draft,

    /// <summary>The client is to say whether it approves.</summary>
    Proposed,

    /// <summary>Files may be judged by it; it never changes any more.</summary>
    Approved,
}

/// <summary>
/// What a file must show, by whose standard. An edition never changes once it may be used: another rule is another
/// edition, and a file stays with the edition that it was opened under.
/// </summary>
public abstract class CriteriaSet : Aggregate<CriteriaSetId>
{
    /// <summary>The same in every edition: <c>ncqa-2025</c>.</summary>
    public string Code { get; protected set; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; protected set; } = "";

    /// <summary>1, 2, 3 …</summary>
    public int Edition { get; protected set; }

    /// <summary>What is verified.</summary>
    public IReadOnlyList<Criterion> Elements { get; protected set; } = [];

    /// <summary>The periods for a file as a whole.</summary>
    public IReadOnlyList<Term> Terms { get; protected set; } = [];

    /// <summary>Where the edition stands.</summary>
    public CriteriaSetState State { get; protected set; } = CriteriaSetState.Approved;
}

/// <summary>A set of an accrediting organization, as a fresh stack has it. It belongs to no client and everybody may read it.</summary>
public sealed class BuiltInSet : CriteriaSet
{
    private BuiltInSet()
    {
    }

    /// <summary>Publishes an edition.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="table">What is in it.</param>
    public static BuiltInSet Publish(CriteriaSetId id, CriteriaTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new BuiltInSet { Id = id, Code = table.Code, Name = table.Name, Edition = table.Edition, Elements = table.Elements, Terms = table.Terms };
    }
}

/// <summary>The content of an edition of a built-in set.</summary>
public sealed record CriteriaTable(string Code, string Name, int Edition, IReadOnlyList<Criterion> Elements, IReadOnlyList<Term> Terms);

/// <summary>What a client's set says differently from the set that it is based on.</summary>
/// <param name="Add">Criteria that the other does not have.</param>
/// <param name="Remove">Codes of criteria that are left out.</param>
/// <param name="Change">Criteria that take the place of the other's of the same code.</param>
public sealed record Differences(IReadOnlyList<Criterion> Add, IReadOnlyList<string> Remove, IReadOnlyList<Criterion> Change);

/// <summary>A client's own set: a standard with more, with less, or with special rules. We draft it, the client approves it.</summary>
public sealed class ClientSet : CriteriaSet, IBelongsToClient
{
    private ClientSet()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The code of the set that it is based on.</summary>
    public string BasedOn { get; private set; } = "";

    /// <summary>The edition of that set.</summary>
    public int BasedOnEdition { get; private set; }

    /// <summary>When the client approved it (UTC).</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Drafts an edition.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="code">The same as of its earlier editions.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="edition">One more than the last.</param>
    /// <param name="basis">The set that it is based on.</param>
    /// <param name="elements">What is verified.</param>
    public static ClientSet Draft(CriteriaSetId id, ClientId client, string code, string name, int edition, CriteriaSet basis, IReadOnlyList<Criterion> elements)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return new ClientSet
        {
            Id = id, ClientId = client, Code = code, Name = name, Edition = edition, State = CriteriaSetState.Draft,
            BasedOn = basis.Code, BasedOnEdition = basis.Edition, Elements = elements, Terms = basis.Terms,
        };
    }

    /// <summary>What a set is with the differences made.</summary>
    /// <returns>The criteria, or which code makes no sense.</returns>
    public static (IReadOnlyList<Criterion> Elements, Refusal? Refusal) Apply(CriteriaSet basis, Differences differences)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(differences);
        var codes = basis.Elements.Select(element => element.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (field, code) in differences.Remove.Select(code => ("remove", code)).Concat(differences.Change.Select(changed => ("change", changed.Code))))
        {
            if (!codes.Contains(code))
            {
                return ([], Refusal.OfContent("criterion-unknown", $"{basis.Code} has no criterion '{code}'.", field));
            }
        }

        var kept = codes.Except(differences.Remove, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (differences.Add.Select(added => added.Code).FirstOrDefault(code => !kept.Add(code)) is { } twice)
        {
            return ([], Refusal.OfContent("criterion-exists", $"There is a criterion '{twice}' already.", "add"));
        }

        var changes = differences.Change.ToDictionary(changed => changed.Code, StringComparer.Ordinal);
        Criterion[] elements =
        [
            .. basis.Elements.Where(element => kept.Contains(element.Code)).Select(element => changes.GetValueOrDefault(element.Code, element)),
            .. differences.Add,
        ];
        return elements.Length == 0 ? ([], Refusal.OfContent("no-criteria", "A set needs a criterion.", "remove")) : (elements, null);
    }

    /// <summary>Asks the client whether it approves.</summary>
    public Refusal? Propose()
    {
        if (State != CriteriaSetState.Draft)
        {
            return new Refusal("not-a-draft", $"The set is {Words.Of(State)}.");
        }

        State = CriteriaSetState.Proposed;
        return null;
    }

    /// <summary>The client approves; from now on files may be opened under it, and it never changes.</summary>
    /// <param name="at">When (UTC).</param>
    public Refusal? Approve(DateTimeOffset at)
    {
        if (State != CriteriaSetState.Proposed)
        {
            return new Refusal("not-proposed", $"The set is {Words.Of(State)}: only what was proposed can be approved.");
        }

        (State, ApprovedAt) = (CriteriaSetState.Approved, at);
        return null;
    }
}
