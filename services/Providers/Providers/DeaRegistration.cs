using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Providers;

/// <summary>A provider's DEA registration. A row of its own, for its number is encrypted.</summary>
public sealed class DeaRegistration : IBelongsToClient
{
    private DeaRegistration()
    {
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public ProviderId ProviderId { get; private init; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>The DEA number; personal data.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Two-letter code of the state that it is for.</summary>
    public string State { get; private set; } = "";

    /// <summary>For which schedules.</summary>
    public IReadOnlyList<string> Schedules { get; private set; } = [];

    /// <summary>The last day on which it holds.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    internal static DeaRegistration Of(Provider provider, DeaStated stated)
    {
        var dea = new DeaRegistration { Id = Guid.CreateVersion7(), ProviderId = provider.Id, ClientId = provider.ClientId, Number = stated.Number };
        dea.Change(stated);
        return dea;
    }

    internal void Change(DeaStated stated)
    {
        (State, ExpiresOn) = (stated.State, stated.ExpiresOn);
        if (!Schedules.SequenceEqual(stated.Schedules ?? [], StringComparer.Ordinal))
        {
            Schedules = stated.Schedules ?? [];
        }
    }

    internal DeaStated ToStated() => new(Number, State, Schedules, ExpiresOn);
}
