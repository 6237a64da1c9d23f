using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Practices;

/// <summary>The id of a practice.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct PracticeId(Guid Value) : IId<PracticeId>
{
    /// <inheritdoc/>
    public static PracticeId From(Guid value) => new(value);
}

/// <summary>Where a practice sees patients.</summary>
/// <param name="Line1">Street and number.</param>
/// <param name="City">City.</param>
/// <param name="State">Two-letter code.</param>
/// <param name="PostalCode">ZIP code of 5 or 9 digits.</param>
/// <param name="Line2">Suite, floor.</param>
public sealed record Location(string Line1, string City, string State, string PostalCode, string? Line2 = null);

/// <summary>What is known of a practice; what may be changed about it.</summary>
public sealed record PracticeProfile(string Name, string Npi, string Tin, IReadOnlyList<Location> Locations);

/// <summary>A practice of a client: the place that providers work for, and that groups contract as.</summary>
public sealed class Practice : Aggregate<PracticeId>, IBelongsToClient
{
    private Practice()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its NPI. Two practices of a client may bill under one.</summary>
    public string Npi { get; private set; } = "";

    /// <summary>Its tax identification number: nine digits.</summary>
    public string Tin { get; private set; } = "";

    /// <summary>Where it sees patients.</summary>
    public IReadOnlyList<Location> Locations { get; private set; } = [];

    /// <summary>The states that it has locations in.</summary>
    public IReadOnlyList<string> States => [.. Locations.Select(location => location.State).Distinct(StringComparer.Ordinal)];

    /// <summary>Sets a practice up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="profile">What is known of it.</param>
    /// <param name="at">When (UTC).</param>
    public static Practice SetUp(PracticeId id, ClientId client, PracticeProfile profile, DateTimeOffset at)
    {
        var practice = new Practice { Id = id, ClientId = client };
        practice.Change(profile, at);
        return practice;
    }

    /// <summary>Replaces what is known of it.</summary>
    /// <param name="profile">What is known now.</param>
    /// <param name="at">When (UTC).</param>
    public void Change(PracticeProfile profile, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(profile);
        (Name, Npi, Tin, Locations) = (profile.Name, profile.Npi, profile.Tin, profile.Locations);
        Raise(new PracticeChanged(Id.Value, ClientId.Value, Version + 1, Name, Npi, States, at));
    }
}
