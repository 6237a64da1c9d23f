using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Payors.Catalogue;

/// <summary>The id of a payor.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct PayorId(Guid Value) : IId<PayorId>
{
    /// <inheritdoc/>
    public static PayorId From(Guid value) => new(value);
}

/// <summary>How an application reaches a payor.</summary>
public enum SubmissionMethod
{
    /// <summary>By itself, through the payor's access to the CAQH profile.</summary>
    Caqh,

    /// <summary>By itself, into the payor's portal.</summary>
    Portal,

    /// <summary>By a person: mail or fax.</summary>
    Paper,
}

/// <summary>Whether a payor takes new providers.</summary>
public enum PanelStatus
{
    /// <summary>It does.</summary>
    Open,

    /// <summary>It does not: an application waits until it does again.</summary>
    Closed,

    /// <summary>It takes some: by specialty or place.</summary>
    Limited,
}

/// <summary>Something that a payor wants beyond the provider's profile.</summary>
/// <param name="Code">Kebab-case; unique within the payor.</param>
/// <param name="Text">In words.</param>
/// <param name="DocumentKind">The kind of document that meets it; null where none does and it is only told.</param>
public sealed record PayorRequirement(string Code, string Text, string? DocumentKind = null)
{
    /// <summary>The code of the one requirement that the profile itself meets: the provider's CAQH id is known.</summary>
    public const string CaqhId = "caqh-id";
}

/// <summary>Whom to talk to at a payor.</summary>
/// <param name="Name">The desk or person.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone, free text.</param>
public sealed record PayorContact(string Name, string? Email = null, string? Phone = null);

/// <summary>What is known of a payor; what an edition holds.</summary>
public sealed record PayorTerms(
    string Name, IReadOnlyList<string> States, IReadOnlyList<string> Lines, SubmissionMethod Method, PanelStatus Panel, int TypicalDays,
    IReadOnlyList<PayorRequirement> Requirements, IReadOnlyList<PayorContact> Contacts)
{
    /// <summary>Whether nothing differs.</summary>
    /// <param name="other">The other terms.</param>
    public bool IsSameAs(PayorTerms other) =>
        (Name, Method, Panel, TypicalDays) == (other.Name, other.Method, other.Panel, other.TypicalDays) &&
        States.SequenceEqual(other.States) && Lines.SequenceEqual(other.Lines) &&
        Requirements.SequenceEqual(other.Requirements) && Contacts.SequenceEqual(other.Contacts);
}
