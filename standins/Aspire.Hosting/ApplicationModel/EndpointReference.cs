using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something whose value is known once the application starts.</summary>
public interface IValueProvider
{
    /// <summary>The value.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>Something that a deployment's manifest could name. There are no manifests here.</summary>
public interface IManifestExpressionProvider;

/// <summary>What there is to know of an address.</summary>
public enum EndpointProperty
{
    /// <summary>Scheme, host and port.</summary>
    Url = 0,

    /// <summary>The host.</summary>
    Host = 1,

    /// <summary>The port.</summary>
    Port = 3,
}

/// <summary>Stands for an address that is known once the application starts.</summary>
public sealed class EndpointReference : IValueProvider, IManifestExpressionProvider
{
    private readonly ProjectResource _owner;

    internal EndpointReference(ProjectResource owner, string name)
    {
        _owner = owner;
        EndpointName = name;
    }

    /// <summary>Its name within the resource.</summary>
    public string EndpointName { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Url => _owner.Endpoint(EndpointName).Url(0);

    /// <summary>A part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(Url);
}

/// <summary>Stands for a part of an address.</summary>
public sealed class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IValueProvider, IManifestExpressionProvider
{
    /// <summary>The address.</summary>
    public EndpointReference Endpoint { get; } = endpointReference;

    /// <summary>Which part of it.</summary>
    public EndpointProperty Property { get; } = property;

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var address = new Uri(Endpoint.Url);
        return ValueTask.FromResult<string?>(Property switch
        {
            EndpointProperty.Host => address.Host,
            EndpointProperty.Port => address.Port.ToString(CultureInfo.InvariantCulture),
            _ => Endpoint.Url,
        });
    }
}
