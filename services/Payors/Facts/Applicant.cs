using Credentialing.Payors.Applications;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Facts;

/// <summary>What a document can be about.</summary>
/// <param name="Kind"><c>provider</c>, <c>practice</c>, <c>client</c> or <c>application</c>.</param>
/// <param name="Id">Which one.</param>
public sealed record DocumentSubject(string Kind, Guid Id);

/// <summary>Who applies to a payor, as its own service knows it now: a provider, or a practice for its group.</summary>
/// <param name="Id">Its id.</param>
public abstract record Applicant(Guid Id)
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether an exclusion from federal programmes was confirmed.</summary>
    public virtual bool IsExcluded => false;

    /// <summary>Whether its CAQH id is known; what is no provider has none and needs none.</summary>
    public virtual bool HasCaqhId => true;

    /// <summary>Whose documents count for it, the closest first.</summary>
    /// <param name="client">Its client.</param>
    public abstract IReadOnlyList<DocumentSubject> DocumentSubjects(ClientId client);

    /// <summary>Why it may not practise where the payor has a network, or null.</summary>
    /// <param name="states">Where the payor has a network.</param>
    /// <param name="today">The day (UTC).</param>
    public abstract Blocker? MayNotPractiseIn(IReadOnlyList<string> states, DateOnly today);
}

/// <summary>A licence, as the provider states it.</summary>
/// <param name="State">Two-letter code.</param>
/// <param name="Number">As the board writes it.</param>
/// <param name="IssuedOn">Since when, where that is known.</param>
/// <param name="ExpiresOn">The last day on which it holds, where that is known.</param>
public sealed record HeldLicense(string State, string Number, DateOnly? IssuedOn, DateOnly? ExpiresOn);

/// <summary>A provider.</summary>
public sealed record ProviderFacts(
    Guid Id, string Npi, string FirstName, string MiddleName, string LastName, IReadOnlyList<Guid> PracticeIds,
    IReadOnlyList<string> Taxonomies, IReadOnlyList<HeldLicense> Licenses, string CaqhId, string Email, bool Excluded) : Applicant(Id)
{
    /// <inheritdoc/>
    public override string Name => $"{FirstName} {LastName}";

    /// <inheritdoc/>
    public override bool IsExcluded => Excluded;

    /// <inheritdoc/>
    public override bool HasCaqhId => CaqhId.Length > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentSubject> DocumentSubjects(ClientId client) =>
        [new("provider", Id), .. PracticeIds.Select(practice => new DocumentSubject("practice", practice)), new("client", client.Value)];

    /// <summary>
    /// It needs a licence that holds today in one of the states. One whose last day nobody has stated counts as holding:
    /// whether it does is verified with the board, in the credential file.
    /// </summary>
    /// <inheritdoc/>
    public override Blocker? MayNotPractiseIn(IReadOnlyList<string> states, DateOnly today)
    {
        var held = Licenses.Where(license => states.Contains(license.State)).ToArray();
        if (held.Any(license => license.ExpiresOn is null || license.ExpiresOn >= today))
        {
            return null;
        }

        return held.Length == 0
            ? new Blocker(BlockerCodes.LicenseMissing, $"There is no licence in {Some(states)}.")
            : new Blocker(BlockerCodes.LicenseExpired, $"The licence in {Some([.. held.Select(license => license.State).Distinct(StringComparer.Ordinal)])} has expired.");
    }

    private static string Some(IReadOnlyList<string> states) => states.Count > 6 ? "any state of the payor" : string.Join(" or ", states);
}

/// <summary>A place of a practice.</summary>
public sealed record PracticeLocation(string Line1, string Line2, string City, string State, string PostalCode);

/// <summary>A practice, when its group applies.</summary>
public sealed record PracticeFacts(Guid Id, string PracticeName, string Npi, IReadOnlyList<PracticeLocation> Locations) : Applicant(Id)
{
    /// <inheritdoc/>
    public override string Name => PracticeName;

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentSubject> DocumentSubjects(ClientId client) => [new("practice", Id), new("client", client.Value)];

    /// <inheritdoc/>
    public override Blocker? MayNotPractiseIn(IReadOnlyList<string> states, DateOnly today) =>
        Locations.Any(location => states.Contains(location.State))
            ? null
            : new Blocker(BlockerCodes.NoLocation, "The practice has no location where the payor has a network.");
}
