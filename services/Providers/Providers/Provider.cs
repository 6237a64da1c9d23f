using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Providers;

/// <summary>The id of a provider.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ProviderId(Guid Value) : IId<ProviderId>
{
    /// <inheritdoc/>
    public static ProviderId From(Guid value) => new(value);
}

/// <summary>
/// A person whom a client wants credentialed. The same person at two clients is two providers: neither sees what the
/// other has told us.
/// </summary>
public sealed class Provider : Aggregate<ProviderId>, IBelongsToClient
{
    private readonly List<DeaRegistration> _dea = [];

    private Provider()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The NPI; one provider of a client has it.</summary>
    public string Npi { get; private set; } = "";

    /// <summary>First name.</summary>
    public string FirstName { get; private set; } = "";

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; private set; }

    /// <summary>Surname.</summary>
    public string LastName { get; private set; } = "";

    /// <summary>Names that the person had before, the surname last.</summary>
    public IReadOnlyList<string> FormerNames { get; private set; } = [];

    /// <summary>Date of birth; personal data.</summary>
    public DateOnly? DateOfBirth { get; private set; }

    /// <summary>Social Security number, nine digits; personal data, taken and never given.</summary>
    public string? Ssn { get; private set; }

    /// <summary>The practices of the client where the person works.</summary>
    public IReadOnlyList<Guid> PracticeIds { get; private set; } = [];

    /// <summary>What the person does: taxonomy codes, the primary one first.</summary>
    public IReadOnlyList<string> Taxonomies { get; private set; } = [];

    /// <summary>Licences.</summary>
    public IReadOnlyList<License> Licenses { get; private set; } = [];

    /// <summary>DEA registrations.</summary>
    public IReadOnlyList<DeaRegistration> Dea => _dea;

    /// <summary>Board certifications.</summary>
    public IReadOnlyList<BoardCertification> BoardCertifications { get; private set; } = [];

    /// <summary>Education and training.</summary>
    public IReadOnlyList<Education> Education { get; private set; } = [];

    /// <summary>Where the person has worked.</summary>
    public IReadOnlyList<WorkHistory> WorkHistory { get; private set; } = [];

    /// <summary>Malpractice insurance.</summary>
    public IReadOnlyList<Malpractice> Malpractice { get; private set; } = [];

    /// <summary>The number of the CAQH profile: eight digits.</summary>
    public string? CaqhId { get; private set; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether an exclusion from federal programmes was confirmed.</summary>
    public bool Excluded { get; private set; }

    /// <summary>Sets a provider up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="profile">What is known of it.</param>
    /// <param name="at">When (UTC).</param>
    public static Provider SetUp(ProviderId id, ClientId client, ProviderProfile profile, DateTimeOffset at)
    {
        var provider = new Provider { Id = id, ClientId = client };
        provider.Change(profile, at);
        return provider;
    }

    /// <summary>What is known of it, as one.</summary>
    public ProviderProfile ToProfile() => new()
    {
        Npi = Npi, FirstName = FirstName, MiddleName = MiddleName, LastName = LastName, FormerNames = FormerNames,
        DateOfBirth = DateOfBirth, Ssn = Ssn, PracticeIds = PracticeIds, Taxonomies = Taxonomies, Licenses = Licenses,
        Dea = [.. _dea.Select(dea => dea.ToStated())], BoardCertifications = BoardCertifications, Education = Education,
        WorkHistory = WorkHistory, Malpractice = Malpractice, CaqhId = CaqhId, Email = Email,
    };

    /// <summary>Replaces what is known of it.</summary>
    /// <param name="profile">What is known now.</param>
    /// <param name="at">When (UTC).</param>
    public void Change(ProviderProfile profile, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(profile);
        (Npi, FirstName, MiddleName, LastName, FormerNames) = (profile.Npi, profile.FirstName, profile.MiddleName, profile.LastName, profile.FormerNames);
        (DateOfBirth, Ssn, CaqhId, Email) = (profile.DateOfBirth, profile.Ssn, profile.CaqhId, profile.Email);
        PracticeIds = [.. profile.PracticeIds.Distinct()];
        Taxonomies = [.. profile.Taxonomies.Distinct(StringComparer.Ordinal)];
        (Licenses, BoardCertifications, Education) = (profile.Licenses, profile.BoardCertifications, profile.Education);
        (WorkHistory, Malpractice) = (profile.WorkHistory, profile.Malpractice);
        Register(profile.Dea);
        Tell(at);
    }

    /// <summary>An exclusion from federal programmes was confirmed: whatever is under way for this person stops.</summary>
    /// <param name="alert">The alert that was confirmed; another one for the same person changes nothing.</param>
    /// <param name="at">When (UTC).</param>
    public void ConfirmExclusion(Guid alert, DateTimeOffset at)
    {
        if (Excluded)
        {
            return;
        }

        Excluded = true;
        Raise(new ProviderExcluded(Id.Value, ClientId.Value, alert, at));
        Tell(at);
    }

    /// <summary>No exclusion of the provider stands any more: the party was reinstated, or it was somebody else.</summary>
    /// <param name="at">When (UTC).</param>
    public void EndExclusion(DateTimeOffset at)
    {
        if (Excluded)
        {
            Excluded = false;
            Tell(at);
        }
    }

    // What stays the same stays the same row: the audit trail says what changed and not that all did.
    private void Register(IReadOnlyList<DeaStated> stated)
    {
        _dea.RemoveAll(dea => stated.All(other => other.Number != dea.Number));
        foreach (var one in stated.DistinctBy(one => one.Number, StringComparer.Ordinal))
        {
            if (_dea.Find(dea => dea.Number == one.Number) is { } known)
            {
                known.Change(one);
            }
            else
            {
                _dea.Add(DeaRegistration.Of(this, one));
            }
        }
    }

    private void Tell(DateTimeOffset at) => Raise(new ProviderChanged(
        Id.Value, ClientId.Value, Version + 1, Npi, FirstName, LastName, PracticeIds, Taxonomies,
        [.. Licenses.Select(license => new LicenseHeld(license.State, license.ExpiresOn))], CaqhId is not null, Excluded, at));
}
