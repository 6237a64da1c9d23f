using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>The id of a credential file.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct CredentialFileId(Guid Value) : IId<CredentialFileId>
{
    /// <inheritdoc/>
    public static CredentialFileId From(Guid value) => new(value);
}

/// <summary>What a file is for.</summary>
public enum FileKind
{
    /// <summary>The first time.</summary>
    Initial,

    /// <summary>Again, within 36 months of the decision before.</summary>
    Recredential,

    /// <summary>Once, for 60 days, on fewer verifications, while the initial one goes on.</summary>
    Provisional,
}

/// <summary>Where a file stands.</summary>
public enum FileState
{
    /// <summary>Nothing was done yet.</summary>
    Open,

    /// <summary>Sources are being asked.</summary>
    InVerification,

    /// <summary>A source said something adverse: the committee looks at it.</summary>
    Problem,

    /// <summary>Every required element is verified.</summary>
    ReadyForReview,

    /// <summary>The committee has it.</summary>
    InCommittee,

    /// <summary>The committee has decided.</summary>
    Decided,

    /// <summary>The client has it.</summary>
    Reported,

    /// <summary>Nobody wants it any more.</summary>
    Withdrawn,
}

/// <summary>Where an element of a file stands.</summary>
public enum ElementState
{
    /// <summary>Nobody was asked yet.</summary>
    Pending,

    /// <summary>A source was asked and has not answered.</summary>
    Requested,

    /// <summary>A source has confirmed it.</summary>
    Verified,

    /// <summary>A source said something adverse.</summary>
    Adverse,

    /// <summary>What a source said must be looked at by a person.</summary>
    NeedsReview,

    /// <summary>The source cannot say.</summary>
    Unavailable,

    /// <summary>It was verified, too long ago.</summary>
    Expired,

    /// <summary>It need not be verified.</summary>
    Waived,
}

/// <summary>How a source was asked.</summary>
public enum VerificationMethod
{
    /// <summary>By a program.</summary>
    Automatic,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>On its web site.</summary>
    Website,

    /// <summary>By letter.</summary>
    Letter,
}

/// <summary>What a source said.</summary>
public enum VerificationOutcome
{
    /// <summary>It is so.</summary>
    Verified,

    /// <summary>Something adverse.</summary>
    Adverse,

    /// <summary>It cannot say.</summary>
    Unavailable,

    /// <summary>A person must look at what it said. Only what is verified by itself comes to this: a person says which of the others it is.</summary>
    NeedsReview,
}
