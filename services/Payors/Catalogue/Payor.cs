using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Payors.Catalogue;

/// <summary>
/// Who pays for care, and how one gets into its network. What is known of it is kept in editions: a change makes another
/// one, and reports and packets say which edition they were made by.
/// </summary>
public sealed class Payor : Aggregate<PayorId>
{
    private readonly List<PayorEdition> _editions = [];

    private Payor()
    {
    }

    /// <summary>Stable, kebab-case; accepted wherever its id is.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it has a network: two-letter codes.</summary>
    public IReadOnlyList<string> States { get; private set; } = [];

    /// <summary>Its lines of business: <c>commercial</c>, <c>medicare</c>, <c>medicaid</c>, <c>behavioral</c> …</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>How an application reaches it.</summary>
    public SubmissionMethod Method { get; private set; }

    /// <summary>Whether it takes new providers.</summary>
    public PanelStatus Panel { get; private set; }

    /// <summary>Calendar days from submission to a decision, as a rule.</summary>
    public int TypicalDays { get; private set; }

    /// <summary>What it wants beyond the profile.</summary>
    public IReadOnlyList<PayorRequirement> Requirements { get; private set; } = [];

    /// <summary>Whom to talk to there.</summary>
    public IReadOnlyList<PayorContact> Contacts { get; private set; } = [];

    /// <summary>1 when it was entered, one more with every change.</summary>
    public int Edition { get; private set; }

    /// <summary>Made up, to try the product with.</summary>
    public bool IsExample { get; private set; }

    /// <summary>What is known of it, as one.</summary>
    public PayorTerms Terms => new(Name, States, Lines, Method, Panel, TypicalDays, Requirements, Contacts);

    /// <summary>The editions that this change makes; earlier ones are only there when they were read.</summary>
    public IReadOnlyList<PayorEdition> Editions => _editions;

    /// <summary>Enters a payor.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="code">Its code, for ever.</param>
    /// <param name="terms">What is known of it.</param>
    /// <param name="isExample">Made up, to try the product with.</param>
    /// <param name="at">When (UTC).</param>
    public static Payor Enter(PayorId id, string code, PayorTerms terms, bool isExample, DateTimeOffset at)
    {
        var payor = new Payor { Id = id, Code = code, IsExample = isExample };
        payor.Become(terms, at);
        return payor;
    }

    /// <summary>Replaces what is known of it, which makes an edition; the same again makes none.</summary>
    /// <param name="terms">What is known now.</param>
    /// <param name="at">When (UTC).</param>
    public void Change(PayorTerms terms, DateTimeOffset at)
    {
        if (!Terms.IsSameAs(terms))
        {
            Become(terms, at);
        }
    }

    private void Become(PayorTerms terms, DateTimeOffset at)
    {
        (Name, Method, Panel, TypicalDays) = (terms.Name, terms.Method, terms.Panel, terms.TypicalDays);
        (States, Lines, Requirements, Contacts) = (terms.States, terms.Lines, terms.Requirements, terms.Contacts);
        Edition++;
        _editions.Add(new PayorEdition { PayorId = Id, Edition = Edition, Terms = [terms], At = at });
        Raise(new PayorChanged(Id.Value, Code, Edition, at));
    }
}

/// <summary>What was known of a payor from a time on; never changed.</summary>
public sealed class PayorEdition
{
    /// <summary>The payor.</summary>
    public required PayorId PayorId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Edition { get; init; }

    /// <summary>What was known: one element.</summary>
    public required IReadOnlyList<PayorTerms> Terms { get; init; }

    /// <summary>From when (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
